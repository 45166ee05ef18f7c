import { arc, pie } from 'd3-shape';
import type { Chart } from '../chart/chart.ts';
import { amountOf, drawGroups } from '../chart/groups.ts';
import { shareText, shortAmount } from '../chart/label.ts';
import { round } from '../chart/plot.ts';
import { textureOf } from '../chart/texture.ts';
import type { GroupPart } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';
import { attributes, escapeHtml } from '../render/escape.ts';

type Group = GroupPart['groups'][number];

const ring = arc<{ startAngle: number; endAngle: number }>().innerRadius(56).outerRadius(98);
const slicesOf = pie<Group>()
  .sort(null)
  .value(({ value }) => Math.max(0, value));
/** A slice thinner than this has no room for its share. */
const thin = 0.07;

function drawPie(part: GroupPart, nameOf: (group: Group) => string, context: DrawContext): string {
  const slices = slicesOf(part.groups);
  const sum = part.groups.reduce((all, { value }) => all + Math.max(0, value), 0);
  const shapes = slices.map((slice) => {
    if (slice.data.value <= 0) return '';
    const d = ring(slice)?.replace(/\d+\.\d+/g, (number) => String(round(Number(number)))) ?? '';
    const texture = textureOf(slice.index);
    const [x, y] = ring.centroid(slice);
    const share =
      slice.data.value / sum < thin
        ? ''
        : `<text${attributes({ x: round(x), y: round(y), dy: '0.34em' })}>${escapeHtml(shareText(slice.data.value, sum, context))}</text>`;
    const over = texture === undefined ? '' : `<path${attributes({ class: 'texture', d, fill: texture })}/>`;
    return `<g${attributes({ 'data-c': slice.data.color ?? 'slate' })}><path${attributes({ class: 'slice', d })}/>${over}${share}</g>`;
  });
  const keys = part.groups.map((group, index) => {
    const texture = textureOf(index);
    const over = texture === undefined ? '' : `<rect${attributes({ class: 'texture', width: 14, height: 14, rx: 3, fill: texture })}/>`;
    return `<li${attributes({ 'data-c': group.color ?? 'slate' })}><svg class="key" viewBox="0 0 14 14" aria-hidden="true" focusable="false"><rect class="slice" width="14" height="14" rx="3"/>${over}</svg>${nameOf(group)}<span class="value">${escapeHtml(amountOf(group.value, part, context))}</span></li>`;
  });
  const whole = amountOf(part.total, part, context);
  const total = escapeHtml([...whole].length > 6 ? shortAmount(part.total, part.unit, context) : whole);
  return `<div class="round"><svg viewBox="-100 -100 200 200" aria-hidden="true" focusable="false">${shapes.join('')}<text class="total" dy="0.34em">${total}</text></svg><ol class="keys">${keys.join('')}</ol></div>`;
}

export default {
  summary: 'A ring with a slice for each value of a key; better than bars only where the parts of one whole matter.',
  options: {
    by: 'The key or field whose values are counted; `list` when absent.',
    sum: 'A field with numbers to add up instead of counting; each currency has a ring of its own.',
    show: '`all` (the default), `open` or `done` records.',
    most: 'So many slices at most, 6 when absent; the rest is one more.',
  },
  draw: (data, context) => drawGroups(data, context, (part, nameOf) => drawPie(part, nameOf, context)),
} satisfies Chart<'pie'>;
