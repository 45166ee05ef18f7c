import { expect, test } from 'vitest';
import { findInRules } from '../../story/asking.ts';
import type { Tree } from '../../story/trial.ts';

const tracker: Tree = {
  'workspace.yml': 'title: T\npeople: { ana: { email: ana@tidewater.example, notify: email } }\n',
  'lists/sales.yml': 'lists: [todo]\nfields:\n  salary: { type: number, private: true }\n  score: { type: number }\n',
  'lists/inner.yml': 'lists: [todo]\npublish: members\nfields:\n  pay: { type: number, private: true }\n',
};
const find = (when: string, step: string, more: Tree = {}) =>
  findInRules({ a: `when: { ${when} }\ndo:\n  - ${step}\n` }, { ...tracker, ...more });
const leak = (place: string, key: string, board: string) =>
  `${place} warning comment: "${key}" is a private field of ${board}, and the public site shows the comment; leave it out, or tell it by mail`;

test.each<[string, string, string[]]>([
  ['record-moved: { board: sales }', 'comment: "Earns {{ salary }} and {{ score }}."', [leak('3:14', 'salary', 'sales')]],
  ['record-moved: {}', 'comment: { text: "{{ record.salary + 1 }}, was {{ previous.salary }}" }', [leak('3:22', 'salary', 'sales')]],
  ['field-changed: { board: sales, field: salary }', 'comment: "Now {{ event.to }}"', [leak('3:14', 'salary', 'sales')]],
  ['field-changed: { board: sales, field: score }', 'comment: "Now {{ event.to }}"', []],
  ['record-moved: { board: inner }', 'comment: "{{ pay }}"', []],
  ['record-moved: { board: sales }', 'send-email: { to: ana, subject: S, body: "{{ salary }}" }', []],
  [
    'record-moved: { board: sales }',
    'comment: { text: T, records: { boards: sales, columns: [title, salary] } }',
    [leak('3:34', 'salary', 'sales')],
  ],
  ['record-moved: { board: sales }', 'comment: { text: T, records: { boards: inner, group: pay } }', [leak('3:34', 'pay', 'inner')]],
  ['record-moved: { board: inner }', 'comment: { text: T, records: { boards: inner, group: pay } }', []],
  ['record-moved: { board: sales }', 'comment: { text: T, records: { columns: [title, score] } }', []],
])('what a comment shows of a private field: %s, %s', (when, step, told) => {
  expect(find(when, step)).toEqual(told);
});

test('a table that goes out for each record is told, unless somebody means it', () => {
  const mail = 'send-email: { to: ana, subject: S, body: B, records: { where: late } }';
  const cron = 'cron: "0 9 * * mon"';
  const told = [
    '3:58 warning send-email: the same table goes out for each record that fits "where" of schedule; leave that out, since records has a where of its own, or say each: true',
  ];
  expect(find(`schedule: { ${cron}, where: late }`, mail)).toEqual(told);
  expect(find(`record-created: {}, schedule: { ${cron}, where: late }`, mail)).toEqual(told);
  for (const options of [cron, `${cron}, where: late, each: true`, `${cron}, where: late, each: false`])
    expect(find(`schedule: { ${options} }`, mail)).toEqual([]);
  expect(find(`schedule: { ${cron}, where: late }`, mail.replace('records:', 'once_per: at, records:'))).toEqual([]);
  expect(find(`schedule: { ${cron}, where: late }`, 'notify: { to: ana, text: T }')).toEqual([]);
  expect(find('date-reached: { where: late }', mail)).toEqual([]);
});
