import { expect, test } from 'vitest';
import { askWorld } from '../../story/asking.ts';

const ask = (text: string) => askWorld(`notify: { to: ana, text: '${text}' }`).told[0];

test.each([
  ['{{ code }}', 'code is empty on sales/acme; fill it in, or let the step ask for it with if: has(code)'],
  ['{{ record.code }}', 'code is empty on sales/acme; fill it in, or let the step ask for it with if: has(record.code)'],
  ['{{ previous.color }}', 'color was empty on sales/acme before; let the step ask for it with if: has(previous.color)'],
  ['{{ event.comment }}', 'what happened has no comment; let the step ask for it with if: has(event.comment)'],
  ['{{ vars.OTHER }}', 'the variable OTHER is not set; let the step ask for it with if: has(vars.OTHER)'],
  [
    '{{ code }}, {{ start }}',
    'code is empty on sales/acme, and start is empty on sales/acme; fill it in, or let the step ask for it with if: has(code)',
  ],
  ['{{ upper("") }}', 'upper("") is empty on sales/acme; fill it in'],
])('%s without a value says what is empty, where, and what to do', (text, told) => {
  expect(ask(text)).toBe(`failed: notify: text: ${told}`);
});

test('what it says to ask is asked', () => {
  for (const name of ['code', 'record.code', 'previous.color', 'event.comment', 'vars.OTHER'])
    expect(askWorld(`notify: { to: ana, text: "{{ ${name} }}" }\nif: has(${name})`).told[0]).toMatch(/^no-op|^conditions-not-met/);
});
