import { behind, linked } from '../chart/behind.ts';
import type { Chart } from '../chart/chart.ts';
import { headingOf, noteOf } from '../chart/heading.ts';
import { amountText } from '../chart/label.ts';
import { attributes, escapeHtml } from '../render/escape.ts';

export default {
  summary: 'One number.',
  options: {
    show: 'What is counted: `open` (the default), `late`, `blocked`, `done`, `created` or `all`. What is late, the browser counts when the page is looked at.',
    sum: 'A field with numbers to add up instead of counting; one number for each currency.',
    period: 'With `done` and `created`: only what was done or made in the last so many days (`30d`, `6m`), beside the same time before.',
  },
  draw(data, context) {
    const { words } = context;
    const amounts = (of: typeof data.amounts) => of.map((amount) => amountText(amount, context));
    const dues = data.dues?.map(([due, count]) => (count === 1 ? due : `${due}*${count}`)).join(' ');
    const numbers =
      dues === undefined
        ? amounts(data.amounts).map((text) => `<p class="big">${escapeHtml(text)}</p>`)
        : [`<p${attributes({ class: 'big', 'data-late': dues })}>–</p>`];
    const count = (data.dues ?? []).reduce((sum, [, many]) => sum + many, 0);
    const hint = data.dues ? `<noscript>${escapeHtml(words.say('chart.dated', { count }))}</noscript>` : '';
    const before = data.before ? words.say('chart.before', { amount: amounts(data.before).join(' · ') }) : '';
    const note = [noteOf(data, context), before].filter(Boolean).map((text) => `<span>${escapeHtml(text)}</span>`);
    return `<section${attributes({ class: `chart stat ${data.show}` })}><h3 dir="auto">${linked(headingOf(data, context), behind(data, data.show, context))}</h3>${numbers.join('')}<p class="span">${note.join(' ')}${hint}</p></section>`;
  },
} satisfies Chart<'stat'>;
