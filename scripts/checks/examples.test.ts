import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { catalogueNames, loadCatalogue } from '../catalogue.ts';
import { strangeIn } from '../checking.ts';
import { computedChecks } from '../computed.ts';
import { findingsOfRules } from '../engine/automate/cycles.ts';
import { compileCondition } from '../engine/expression/expression.ts';
import { indexRecords } from '../engine/query/facts.ts';
import { namesOf } from '../engine/query/names.ts';
import { readTracker } from '../engine/read/tracker.ts';
import type { AnyAction } from '../model/action.ts';
import type { Board } from '../model/board.ts';
import type { Check, CheckContext, Finding } from '../model/check.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import type { Rule } from '../model/rule.ts';
import type { AnyTrigger } from '../model/trigger.ts';
import { openMemory } from '../store/memory.ts';

const [fields, checks] = await Promise.all([loadCatalogue<AnyFieldType>('fields'), loadCatalogue<Check>('checks')]);
const [triggers, actions] = await Promise.all([loadCatalogue<AnyTrigger>('triggers'), loadCatalogue<AnyAction>('actions')]);

/** A tracker in which no check finds anything; the examples of the checks are added to it. */
const sound: { [path: string]: string } = {
  'workspace.yml': `title: T
people:
  ana: { name: Ana }
  luis: { name: Luis }
teams:
  billing: [ana]
`,
  'lists/sales.yml': `lists: [todo, { name: doing, limit: 2 }, { name: done, done: true }]
tags: { urgent: { color: red } }
fields:
  amount: { type: number, required: [doing] }
  buyer: { type: person, team: billing }
  ticket: { type: reference, board: support, where: "late || n > 1" }
views: [board, { view: list, where: "late && amount > 5 && !done" }]
`,
  'lists/support.yml': `lists: [open]
open: [tags, people]
fields: { n: { type: number } }
`,
  'records/sales/todo/one.md':
    '---\ntitle: One\nassignees: [ana, billing]\ntags: urgent\nstart: 2026-12-01T09:00\ndue: 2026-12-01\nid: 1\ncover: ../_files/one/a%20b.png\nbuyer: ana\nticket: outage\n---\nSee [[two]], [[support/outage]], [[old-outage-2|x]] and [file](../_files/one/a%20b.png).\n\n`[[code]]`, [[1]](https://example.org), [[note]]\n```\n[[fence]]\n```\n[note]: https://example.org\n',
  'records/sales/doing/two.md': `---
title: Two
amount: 3
blocked_by: [one, support/old-outage]
parent: one
aliases: [old-outage-2]
---
`,
  'records/sales/_comments/one/20261120T101500Z-ana.md': `See [[two]] and [it](../../_files/one/a%20b.png).`,
  'records/sales/_files/one/a b.png': `x`,
  'records/support/open/outage.md': `---
title: Outage
due: 2026-01-01
tags: [whatever]
assignees: nobody-here
aliases: [old-outage]
---
`,
};

function find(name: string, files: { [path: string]: string | Uint8Array }, more: Partial<CheckContext> = {}): string[] {
  return findings(name, files, more).map(
    ({ place, message, severity = 'error' }) => `${place.path}:${place.line}:${place.column} ${severity} ${message}`,
  );
}

function findings(name: string, files: { [path: string]: string | Uint8Array }, more: Partial<CheckContext>): Finding[] {
  const tracker = readTracker(openMemory(files), { fields, zod: z });
  const conditionProblem = (source: string, board: Parameters<typeof namesOf>[0]) => {
    const compiled = compileCondition(source, namesOf(board, fields));
    return 'problem' in compiled ? compiled : undefined;
  };
  const allFindings = findingsOfRules(tracker, { fields, triggers, actions, zod: z });
  const ruleFindings = (rule: Rule) => allFindings.get(rule) ?? [];
  const index = indexRecords(tracker);
  const computed = computedChecks({ tracker, fields, index, now: '2026-11-21T13:54' });
  const context = {
    fields,
    index,
    views: ['board', 'list', 'table', 'calendar', 'dashboard'],
    conditionProblem,
    strangeWords: (source: string, boards: readonly Board[]) => strangeIn(source, boards, tracker, fields),
    ruleFindings,
    ...computed,
    ...more,
  };
  return [...(checks.get(name)?.find(tracker, context) ?? [])];
}

describe.each([...checks])('%s', (name, { examples }) => {
  test('finds nothing in a sound tracker', () => {
    expect(find(name, sound)).toEqual([]);
  });

  test('shows at least one thing that it finds', () => {
    expect(examples.some(({ finds }) => finds.length > 0)).toBe(true);
  });

  test.each(examples)('$files', ({ files, finds, context = {}, mends = [] }) => {
    expect(find(name, { ...sound, ...files }, context)).toEqual(finds);
    expect(findings(name, { ...sound, ...files }, context).flatMap(({ fix = [] }) => fix)).toEqual(mends);
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
  for (let n = 0; n < 2000; n++) files[`records/sales/todo/r${n}.md`] = `---\ntitle: R\nblocked_by: r${(n + 1) % 2000}\n---\n`;
  expect(find('blocked-cycle', files)).toHaveLength(1);
});
