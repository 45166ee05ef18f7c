import { area, line } from 'd3-shape';
import type { Chart } from '../chart/chart.ts';
import { drawFigure } from '../chart/figure.ts';
import { headingOf, noteOf } from '../chart/heading.ts';
import { amountText, shortAmount } from '../chart/label.ts';
import { drawPlot, endLabels, inner, rowsOf, scaleUp, ticksBelow } from '../chart/plot.ts';
import type { BurnUpData } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';

type Part = BurnUpData['parts'][number];

const swatches = {
  scope: '<path class="scope" d="M6 0h12"/>',
  done: '<rect class="fill" x="6" y="-6" width="12" height="12" rx="3"/>',
};

function amountOf(value: number | undefined, { unit }: Part, context: DrawContext): string {
  return amountText({ value: value ?? 0, ...(unit ? { unit } : {}) }, context);
}

function drawPart(part: Part, ends: string[], context: DrawContext): string {
  const { words, year } = context;
  const most = Math.max(...part.scope, ...part.done, 0);
  const scale = scaleUp(most, (value) => shortAmount(value, part.unit, context), part.unit === undefined);
  const x = (_: number, index: number) => (ends.length < 2 ? 0 : (index / (ends.length - 1)) * inner);
  const curve = line<number>().x(x).y(scale.inner).digits(1);
  const ground = area<number>().x(x).y0(inner).y1(scale.inner).digits(1);
  const label = (name: string, values: number[], swatch: string) => ({
    name,
    value: shortAmount(values.at(-1) ?? 0, part.unit, context),
    at: scale.percent(values.at(-1) ?? 0),
    swatch,
  });
  return drawPlot({
    scale,
    stretched: `<path class="fill" d="${ground(part.done) ?? ''}"/><path class="done" d="${curve(part.done) ?? ''}"/><path class="scope" d="${curve(part.scope) ?? ''}"/>`,
    over: endLabels([
      label(words.say('chart.scope'), part.scope, swatches.scope),
      label(words.say('chart.done'), part.done, swatches.done),
    ]),
    below: ticksBelow(ends.map((day) => words.date(day, year))),
  });
}

export default {
  summary: 'All the work there is and how much of it is done, over time: whether the two lines meet.',
  options: {
    sum: 'A field with numbers to add up instead of counting, as it stands now; each currency has a curve of its own.',
    period: 'How far back it looks (`90d`, `6m`, `quarter`); to the first record when absent.',
  },
  draw(data, context) {
    const { words, year } = context;
    const heading = headingOf(data, context);
    const told = data.parts.map((part) => ({
      done: amountOf(part.done.at(-1), part, context),
      scope: data.sum === undefined ? words.count(part.scope.at(-1) ?? 0, data.record) : amountOf(part.scope.at(-1), part, context),
    }));
    const tables = data.parts.map((part) => ({
      caption: heading,
      head: [words.say('chart.day'), words.say('chart.scope'), words.say('chart.done')],
      rows: rowsOf(data.ends.length).map((index) => [
        words.date(data.ends[index] ?? '', year),
        amountOf(part.scope[index], part, context),
        amountOf(part.done[index], part, context),
      ]),
    }));
    const body = data.parts.map((part) => drawPart(part, data.ends, context)).join('');
    const reading = told.map((each) => words.say('chart.reading_burn_up', each)).join(' ');
    return drawFigure(
      { kind: data.type, heading, note: noteOf(data, context, data.ends[0]), reading, body, tables },
      words.say('chart.table'),
    );
  },
} satisfies Chart<'burn-up'>;
