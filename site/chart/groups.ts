import type { ChartHead, GroupData, GroupPart } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';
import { behind, linked } from './behind.ts';
import { drawFigure, type Figure } from './figure.ts';
import { countedName, headingOf, noteOf } from './heading.ts';
import { amountText, labelText, shareText } from './label.ts';

type Data = ChartHead & GroupData;

/** More groups that are as large as each other are not named. */
const mostTied = 3;

/** What bars and slices share: heading, sentence and table around their own drawing of each part, and a group’s name, which leads to its records. */
export function drawGroups(
  data: Data,
  context: DrawContext,
  draw: (part: GroupPart, nameOf: (group: GroupPart['groups'][number]) => string) => string,
): string {
  const { words } = context;
  const parts = data.parts.filter(({ groups }) => groups.some(({ value }) => value !== 0));
  const heading = headingOf(data, context);
  const figure = { kind: data.type, heading, note: noteOf(data, context) };
  if (parts.length === 0) return drawFigure({ ...figure, reading: words.say('chart.nothing'), body: '' });
  const key = data.byTitle === undefined ? words.say(`property.${data.by}`) : words.text(data.byTitle);
  const counted = data.sum === undefined ? countedName(data, context) : words.text(data.sum);
  const tables = parts.map((part): NonNullable<Figure['tables']>[number] => ({
    caption: heading,
    head: [key, counted, words.say('chart.share')],
    rows: part.groups.map(({ label, value }) => [
      labelText(label, context),
      amountOf(value, part, context),
      shareText(value, part.total, context),
    ]),
    foot: [words.say('chart.total'), amountOf(part.total, part, context), ''],
  }));
  const nameOf = ({ label, wanted }: GroupPart['groups'][number]) => {
    const address = wanted === undefined ? undefined : behind(data, data.show, context, data.by, wanted);
    return `<span class="name" dir="auto">${linked(labelText(label, context), address)}</span>`;
  };
  const reading = parts.map((part) => readingOf(part, data, context)).join(' ');
  return drawFigure({ ...figure, reading, body: parts.map((part) => draw(part, nameOf)).join(''), tables }, words.say('chart.table'));
}

/** A value of a part with its unit. */
export function amountOf(value: number, { unit }: GroupPart, context: DrawContext): string {
  return amountText({ value, ...(unit ? { unit } : {}) }, context);
}

/** The total, and the largest group; several that are as large are named together, unless all are or they are many. */
function readingOf(part: GroupPart, data: Data, context: DrawContext): string {
  const { words } = context;
  const total = data.sum === undefined ? words.count(part.total, data.record) : amountOf(part.total, part, context);
  const groups = part.groups.filter(({ label, value }) => value !== 0 && label.as !== 'other');
  const most = Math.max(...groups.map(({ value }) => value));
  const largest = groups.filter(({ value }) => value === most);
  const labels = largest.map(({ label }) => labelText(label, context));
  if (labels.length === groups.length || labels.length > mostTied) return words.say('chart.reading_total', { total });
  const value = amountOf(most, part, context);
  if (labels.length === 1) return words.say('chart.reading_groups', { total, label: labels.join(), value });
  return words.say('chart.reading_tied', { total, labels: new Intl.ListFormat(words.locale).format(labels), value });
}
