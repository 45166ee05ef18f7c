import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { catalogueNames, loadCatalogue } from '../catalogue.ts';
import { compileCondition } from '../engine/expression/expression.ts';
import { indexRecords } from '../engine/query/facts.ts';
import { namesOf } from '../engine/query/names.ts';
import { readTracker } from '../engine/read/tracker.ts';
import type { Check } from '../model/check.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import { openMemory } from '../store/memory.ts';

const [fields, checks] = await Promise.all([loadCatalogue<AnyFieldType>('fields'), loadCatalogue<Check>('checks')]);

const sound = {
  'workspace.yml': 'title: T\npeople:\n  ana: { name: Ana }\n  luis: { name: Luis }\nteams:\n  billing: [ana]\n',
  'lists/sales.yml': [
    'lists: [todo, { name: doing, limit: 2 }, { name: done, done: true }]',
    'tags: { urgent: { color: red } }',
    'fields:',
    '  amount: { type: number, required: [doing] }',
    '  buyer: { type: person, team: billing }',
    '  ticket: { type: reference, board: support, where: "late || n > 1" }',
    'views: [board, { view: table, where: "late && amount > 5 && !done" }]',
    '',
  ].join('\n'),
  'lists/support.yml': 'lists: [open]\nopen: [tags, people]\nfields: { n: { type: number } }\n',
  'records/sales/todo/one.md':
    '---\ntitle: One\nassignees: [ana, billing]\ntags: urgent\nstart: 2026-12-01T09:00\ndue: 2026-12-01\nid: 1\ncover: ../_files/one/a%20b.png\nbuyer: ana\nticket: outage\n---\nSee [[two]], [[support/outage]], [[old-outage-2|x]] and [file](../_files/one/a%20b.png).\n\n`[[code]]`, [[1]](https://example.org), [[note]]\n```\n[[fence]]\n```\n[note]: https://example.org\n',
  'records/sales/doing/two.md': '---\ntitle: Two\namount: 3\nblocked_by: [one, support/old-outage]\nparent: one\naliases: [old-outage-2]\n---\n',
  'records/sales/_comments/one/20261120T101500Z-ana.md': 'See [[two]] and [it](../../_files/one/a%20b.png).',
  'records/sales/_files/one/a b.png': 'x',
  'records/support/open/outage.md': '---\ntitle: Outage\ntags: [whatever]\nassignees: nobody-here\naliases: [old-outage]\n---\n',
};

function find(name: string, files: { [path: string]: string | Uint8Array }): string[] {
  const tracker = readTracker(openMemory(files), { fields, zod: z });
  const conditionProblem = (source: string, board: Parameters<typeof namesOf>[0]) => {
    const compiled = compileCondition(source, namesOf(board, fields));
    return 'problem' in compiled ? compiled : undefined;
  };
  const context = { fields, index: indexRecords(tracker), conditionProblem };
  const found = [...(checks.get(name)?.find(tracker, context) ?? [])];
  return found.map(({ place, message, severity = 'error' }) => `${place.path}:${place.line}:${place.column} ${severity} ${message}`);
}

interface Case {
  files: { [path: string]: string };
  finds: string[];
}

const record = (lines: string, body = ''): string => `---\ntitle: New\n${lines}\n---\n${body}`;
const at = 'records/sales/todo/new.md';

const cases: { [check: string]: Case[] } = {
  'unknown-key': [{ files: { [at]: record('colour: red\nzzzzzzzz: 1') }, finds: [`${at}:3:1 warning "colour" is not a field of sales; did you mean "color"?`, `${at}:4:1 warning "zzzzzzzz" is not a field of sales`] }],
  'unknown-list': [
    { files: { 'records/sales/doin/new.md': record('') }, finds: ['records/sales/doin/new.md:1:1 error "doin" is not a list of sales; did you mean "doing"?'] },
    { files: { 'records/sales/elsewhere/new.md': record('') }, finds: ['records/sales/elsewhere/new.md:1:1 error "elsewhere" is not a list of sales; expected one of todo, doing, done'] },
  ],
  'duplicate-slug': [
    {
      files: { 'records/sales/done/one.md': record('') },
      finds: [
        'records/sales/todo/one.md:1:1 error the slug "one" is also that of records/sales/done/one.md; expected each slug once in sales',
        'records/sales/done/one.md:1:1 error the slug "one" is also that of records/sales/todo/one.md; expected each slug once in sales',
      ],
    },
    {
      files: { 'records/sales/done/ONE.md': record('') },
      finds: [
        'records/sales/todo/one.md:1:1 error the slug "one" is also that of records/sales/done/ONE.md; expected each slug once in sales',
        'records/sales/done/ONE.md:1:1 error the slug "ONE" is also that of records/sales/todo/one.md; expected each slug once in sales',
      ],
    },
    { files: { 'records/support/open/one.md': record('') }, finds: [] },
  ],
  'slug-name': [
    {
      files: { 'records/sales/todo/New Deal!.md': record('') },
      finds: ['records/sales/todo/New Deal!.md:1:1 error "New Deal!" is not a name: expected lower-case letters and digits joined by "-", such as "new-deal"; rename the file new-deal.md'],
    },
    { files: { 'records/sales/todo/con.md': record('') }, finds: ['records/sales/todo/con.md:1:1 error "con" is a reserved name on Windows; rename the file con-1.md'] },
  ],
  'unknown-tag': [
    { files: { [at]: record('tags: [urgent, urgnt]') }, finds: [`${at}:3:7 error "urgnt" is not a tag of sales; did you mean "urgent"?`] },
    { files: { [at]: record('tags: something') }, finds: [`${at}:3:7 error "something" is not a tag of sales; declare it under tags: in lists/sales.yml, or write open: [tags] there`] },
  ],
  'unknown-person': [
    { files: { [at]: record('assignees: [anna]') }, finds: [`${at}:3:12 error "anna" is not a person or team of the workspace; did you mean "ana"?`] },
    { files: { [at]: record('buyer: luis') }, finds: [`${at}:3:8 error "luis" is not of the team billing; expected one of ana`] },
    { files: { 'lists/more.yml': 'lists: [a]\nfields:\n  who: { type: person, team: biling }\n' }, finds: ['lists/more.yml:3:8 error "biling" is not a team of the workspace; did you mean "billing"?'] },
  ],
  'unknown-reference': [
    { files: { [at]: record('blocked_by: [one, oen]') }, finds: [`${at}:3:13 error there is no record sales/oen; did you mean "one"?`] },
    { files: { [at]: record('parent: suport/outage') }, finds: [`${at}:3:9 error there is no record suport/outage: "suport" is not a board; did you mean "support"?`] },
    { files: { [at]: record('blocked_by: outage') }, finds: [`${at}:3:13 error there is no record sales/outage; did you mean "support/outage"?`] },
    { files: { [at]: record('ticket: outtage') }, finds: [`${at}:3:9 error there is no record support/outtage; did you mean "outage"?`] },
    { files: { 'lists/more.yml': 'lists: [a]\nfields:\n  to: { type: reference, board: sale }\n' }, finds: ['lists/more.yml:3:7 error "sale" is not a board; did you mean "sales"?'] },
  ],
  'broken-link': [
    { files: { [at]: record('', 'First\n\nsee [[tow]] and [[support/outtage|that]]') }, finds: [`${at}:7:5 warning [[tow]] leads to no record; did you mean "two"?`, `${at}:7:17 warning [[support/outtage]] leads to no record; did you mean "support/outage"?`] },
    { files: { [at]: record('', '[[outage]]') }, finds: [`${at}:5:1 warning [[outage]] leads to no record; did you mean "support/outage"?`] },
    {
      files: { 'records/sales/_comments/two/20261120T101500Z-ana.md': '---\nedited: 2026-11-20\n---\nOh\n[[oen]]' },
      finds: ['records/sales/_comments/two/20261120T101500Z-ana.md:5:1 warning [[oen]] leads to no record; did you mean "one"?'],
    },
  ],
  'missing-attachment': [
    { files: { [at]: record('', '![x](../_files/one/a%20c.png)') }, finds: [`${at}:5:6 error there is no attachment ../_files/one/a%20c.png; did you mean "a b.png"?`] },
    { files: { [at]: record('', '[x]: ../_files/new/a%20b.png') }, finds: [`${at}:5:6 error there is no attachment ../_files/new/a%20b.png; there is records/sales/_files/one/a b.png`] },
    { files: { [at]: record('cover: ../_files/new/z.png') }, finds: [`${at}:3:8 error cover: there is no attachment ../_files/new/z.png`] },
    { files: { [at]: record('cover: /etc/passwd') }, finds: [`${at}:3:8 error cover: there is no attachment /etc/passwd; expected a path such as ../_files/new/cover.png`] },
    { files: { [at]: record('cover: ../../../../etc/passwd') }, finds: [`${at}:3:8 error cover: there is no attachment ../../../../etc/passwd; expected a path such as ../_files/new/cover.png`] },
    { files: { 'records/sales/_comments/two/20261120T101500Z-ana.md': '[x](../_files/one/a%20b.png)' }, finds: ['records/sales/_comments/two/20261120T101500Z-ana.md:1:5 error there is no attachment ../_files/one/a%20b.png; there is records/sales/_files/one/a b.png'] },
  ],
  'orphan-comments': [
    { files: { 'records/sales/_comments/oen/20261120T101500Z-ana.md': 'x' }, finds: ['records/sales/_comments/oen:1:1 error comments of a record that is not there: sales/oen; did you mean "one"?'] },
    {
      files: { 'records/support/_comments/old-outage/20261120T101500Z-ana.md': 'x', 'records/support/_files/zzzzzz/x.txt': 'x' },
      finds: ['records/support/_comments/old-outage:1:1 error comments of a record that is not there: support/old-outage, which is now outage; move the folder to records/support/_comments/outage'],
    },
  ],
  'orphan-files': [{ files: { 'records/sales/_files/oen/x.txt': 'x' }, finds: ['records/sales/_files/oen:1:1 error files of a record that is not there: sales/oen; did you mean "one"?'] }],
  required: [
    { files: { 'records/sales/doing/new.md': record('due: 2026-12-01') }, finds: ['records/sales/doing/new.md:1:1 error amount is missing; it is required in doing'] },
    { files: { 'records/sales/doing/new.md': record('amount:') }, finds: ['records/sales/doing/new.md:3:1 error amount is missing; it is required in doing'] },
    { files: { 'records/sales/doing/new.md': record('amount: many') }, finds: [] },
    { files: { 'records/sales/doing/new.md': record('archived: 2026-01-01') }, finds: [] },
    {
      files: { 'lists/more.yml': 'lists: [aa]\nfields:\n  x: { type: text, required: true }\n  y: { type: text, required: [ab] }\n', 'records/more/aa/r.md': record('') },
      finds: ['lists/more.yml:4:6 error y: required in "ab", which is not a list of more; did you mean "aa"?', 'records/more/aa/r.md:1:1 error x is missing; every record of more has one'],
    },
  ],
  limit: [
    {
      files: { 'records/sales/doing/a.md': record('amount: 1'), 'records/sales/doing/b.md': record('amount: 1') },
      finds: ['lists/sales.yml:1:15 warning doing holds 3 records, and its limit is 2'],
    },
    { files: { 'records/sales/doing/a.md': record('amount: 1'), 'records/sales/doing/b.md': record('archived: 2026-01-01') }, finds: [] },
  ],
  dates: [
    { files: { [at]: record('start: 2026-12-02\ndue: 2026-12-01') }, finds: [`${at}:3:8 error it starts (2026-12-02) after it is due (2026-12-01)`] },
    { files: { [at]: record('start: 2026-12-01T10:00\ndue: 2026-12-01T09:00') }, finds: [`${at}:3:8 error it starts (2026-12-01T10:00) after it is due (2026-12-01T09:00)`] },
  ],
  'duplicate-id': [
    {
      files: { 'records/support/open/new.md': record('id: 1') },
      finds: [
        'records/sales/todo/one.md:7:5 error the id "1" is also that of records/support/open/new.md',
        'records/support/open/new.md:3:5 error the id "1" is also that of records/sales/todo/one.md',
      ],
    },
  ],
  'blocked-cycle': [
    { files: { [at]: record('blocked_by: new') }, finds: [`${at}:3:13 error sales/new waits for itself: sales/new -> sales/new`] },
    {
      files: { 'records/sales/todo/x.md': record('blocked_by: [one, y]'), 'records/sales/todo/y.md': record('blocked_by: support/z'), 'records/support/open/z.md': record('blocked_by: sales/x') },
      finds: ['records/sales/todo/x.md:3:13 error sales/x waits for itself: sales/x -> sales/y -> support/z -> sales/x'],
    },
  ],
  'parent-cycle': [
    {
      files: { 'records/sales/todo/x.md': record('parent: y'), 'records/sales/todo/y.md': record('parent: x') },
      finds: ['records/sales/todo/x.md:3:9 error sales/x is its own parent: sales/x -> sales/y -> sales/x'],
    },
  ],
  'bad-view': [
    { files: { 'lists/more.yml': 'lists: [a]\nviews:\n  - board\n  - view: table\n    where: amuont > 5\nfields:\n  amount: { type: number }\n' }, finds: ['lists/more.yml:5:12 error where: "amuont" is not known here; did you mean "amount"?'] },
    { files: { 'lists/more.yml': 'lists: [a]\nfields:\n  to: { type: reference, board: sales, where: amount }\n' }, finds: ['lists/more.yml:3:47 error to: where: a condition is true or false, and this is a number'] },
  ],
};

test('every check has examples', () => {
  expect(Object.keys(cases).filter((name) => checks.has(name)).length).toBe(Object.keys(cases).length);
});

describe.each(Object.entries(cases))('%s', (name, examples) => {
  test('finds nothing in a sound tracker', () => {
    expect(find(name, sound)).toEqual([]);
  });

  test.each(examples)('$files', ({ files, finds }) => {
    expect(find(name, { ...sound, ...files })).toEqual(finds);
  });
});

test('the sound tracker is read without a fault', () => {
  expect(readTracker(openMemory(sound), { fields, zod: z }).diagnostics).toEqual([]);
});

test.each(catalogueNames('checks'))('%s has a sentence for the docs and looks at an empty tracker', (name) => {
  expect(checks.get(name)?.summary).toMatch(/^[A-Z].*\.$/);
  expect(find(name, { 'workspace.yml': 'title: T\n' })).toEqual([]);
});

test('a circle of 2,000 blockers is found once', () => {
  const files: { [path: string]: string } = { ...sound };
  for (let n = 0; n < 2000; n++) files[`records/sales/todo/r${n}.md`] = record(`blocked_by: r${(n + 1) % 2000}`);
  expect(find('blocked-cycle', files)).toHaveLength(1);
});
