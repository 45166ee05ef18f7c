import type { ChartKind } from '../../scripts/model/chart.ts';
import type { ChartData, ChartHead } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';

/** What a chart is called: as people say, else by what it counts. */
export function headingOf(data: ChartData, context: DrawContext): string {
  const { words } = context;
  if (data.title !== undefined) return words.text(data.title);
  const summed = (what: string) => (data.sum === undefined ? what : words.say('chart.of', { what, sum: words.text(data.sum) }));
  if (data.type === 'stat') return summed(showName(data.show, context));
  if (data.type === 'bar' || data.type === 'pie') {
    const what = data.sum === undefined ? countedName(data, context) : words.text(data.sum);
    const heading =
      data.byTitle === undefined
        ? words.say(`chart_by.${data.by}`, { what })
        : words.say('chart.by', { what, key: words.text(data.byTitle).toLocaleLowerCase(words.locale) });
    return data.show === 'all'
      ? heading
      : words.say('chart.of', { what: showName(data.show, context), sum: heading.toLocaleLowerCase(words.locale) });
  }
  return summed(kindName(data.type === 'missing' ? data.kind : data.type, context));
}

/** What the board calls its records, in the plural. */
export function countedName({ record }: Pick<ChartHead, 'record'>, { words }: DrawContext): string {
  return record ? words.text(record.many) : words.say('chart.records');
}

/** Which days a chart tells of, what alone it counts, and of which moment its numbers are. */
export function noteOf({ days, only, asOf }: ChartHead, { words, year }: DrawContext, from = days?.from): string {
  const notes: string[] = [];
  if (days) {
    const to = words.date(days.to, year);
    notes.push(from === undefined ? words.say('chart.until', { to }) : words.say('chart.span', { from: words.date(from, year), to }));
  }
  if (only !== undefined) notes.push(words.say('chart.only', { condition: only }));
  if (asOf !== undefined) notes.push(words.say('chart.as_of', { moment: words.moment(asOf) }));
  return notes.join(', ');
}

function showName(show: string, { words }: DrawContext): string {
  return words.say(`chart.${show}`);
}

function kindName(kind: ChartKind, { words }: DrawContext): string {
  if (kind === 'funnel') return words.say('chart.funnel');
  if (kind === 'burn-up') return words.say('chart.burn_up');
  if (kind === 'cumulative-flow') return words.say('chart.flow');
  if (kind === 'cycle-time') return words.say('chart.cycle');
  return words.say('chart.records');
}
