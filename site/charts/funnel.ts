import type { Chart } from '../chart/chart.ts';
import { drawFigure } from '../chart/figure.ts';
import { countedName, headingOf, noteOf } from '../chart/heading.ts';
import { amountText, shareText } from '../chart/label.ts';
import { inner, round } from '../chart/plot.ts';
import { attributes, escapeHtml } from '../render/escape.ts';

export default {
  summary: 'How many records came how far: in list order all that ever stood there or beyond, and how many went on to the next.',
  options: {
    lists:
      'The steps; when absent the lists up to the first in which records are done. A list that was skipped counts as passed; other lists in which records are done are ways out and count as nothing.',
    sum: 'A field with numbers, whose sum stands beside each step.',
    period: 'Only records made in the last so many days (`90d`, `6m`, `quarter`); all when absent.',
  },
  draw(data, context) {
    const { words } = context;
    const { steps } = data;
    const [first, last] = [steps[0], steps.at(-1)];
    const heading = headingOf(data, context);
    const figure = { kind: data.type, heading, note: noteOf(data, context) };
    if (!first || !last || first.count === 0) return drawFigure({ ...figure, reading: words.say('chart.nothing'), body: '' });
    const onward = (index: number) => {
      const [here, next] = [steps[index], steps[index + 1]];
      return here && next && here.count > 0 ? shareText(next.count, here.count, context) : '';
    };
    const sums = (index: number) => (steps[index]?.amounts ?? []).map((amount) => amountText(amount, context));
    const width = (count: number) => round((count / first.count) * 100);
    const rows = steps.map(({ title, color, count }, index) => {
      const next = steps[index + 1];
      const bar = `<svg class="track" aria-hidden="true" focusable="false"><rect${attributes({ width: `${width(count)}%`, height: '100%', rx: 3 })}/></svg>`;
      const told = `<span class="value"><b>${words.number(count)}</b>${sums(index)
        .map((sum) => `<span>${escapeHtml(sum)}</span>`)
        .join('')}</span>`;
      const step = `<li${attributes({ 'data-c': color })}><span class="name" dir="auto">${escapeHtml(words.text(title))}</span>${bar}${told}</li>`;
      if (!next) return step;
      const [from, to] = [width(count) * 10, width(next.count) * 10];
      const slope = `<svg class="slope" viewBox="0 0 ${inner} 10" preserveAspectRatio="none" focusable="false"><path d="M0 0H${from}L${to} 10H0z"/></svg>`;
      return `${step}<li class="onward" aria-hidden="true"${attributes({ 'data-c': color })}>${slope}<span class="value">↓ ${escapeHtml(onward(index))}</span></li>`;
    });
    const head = [
      words.say('chart.step'),
      countedName(data, context),
      words.say('chart.onward'),
      ...(data.sum === undefined ? [] : [words.text(data.sum)]),
    ];
    const table = {
      caption: heading,
      head,
      rows: steps.map(({ title, count }, index) => [
        words.text(title),
        words.number(count),
        onward(index),
        ...(data.sum === undefined ? [] : [sums(index).join(' · ')]),
      ]),
    };
    const reading = words.say('chart.reading_funnel', {
      share: shareText(last.count, first.count, context),
      step: words.text(last.title),
      last: last.count,
      first: words.count(first.count, data.record),
    });
    return drawFigure({ ...figure, reading, body: `<ol class="lanes">${rows.join('')}</ol>`, tables: [table] }, words.say('chart.table'));
  },
} satisfies Chart<'funnel'>;
