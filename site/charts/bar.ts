import type { Chart } from '../chart/chart.ts';
import { amountOf, drawGroups } from '../chart/groups.ts';
import { round } from '../chart/plot.ts';
import { attributes, escapeHtml } from '../render/escape.ts';

export default {
  summary: 'A bar for each value of a key: lists, people, tags, options of a field, months.',
  options: {
    by: 'The key or field whose values are counted; `list` when absent. With several tags or people a record is in several bars, and once in the total.',
    sum: 'A field with numbers to add up instead of counting; different currencies are never added, each has bars of its own.',
    show: '`all` (the default), `open` or `done` records.',
    most: 'So many bars at most, 12 when absent; the rest is one more.',
  },
  draw: (data, context) =>
    drawGroups(data, context, (part, nameOf) => {
      const most = Math.max(...part.groups.map(({ value }) => value), 0);
      const rows = part.groups.map((group) => {
        const { label, color, value } = group;
        const person = label.as === 'person' ? context.people.get(label.person)?.color : undefined;
        const width = most > 0 && value > 0 ? `${round((value / most) * 100)}%` : '0';
        return `<li${attributes({ 'data-c': color ?? person ?? 'slate' })}>${nameOf(group)}<svg class="track" aria-hidden="true" focusable="false"><rect${attributes({ width, height: '100%', rx: 3 })}/></svg><span class="value">${escapeHtml(amountOf(value, part, context))}</span></li>`;
      });
      return `<ol class="lanes">${rows.join('')}</ol>`;
    }),
} satisfies Chart<'bar'>;
