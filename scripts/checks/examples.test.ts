import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { catalogueNames, loadCatalogue } from '../catalogue.ts';
import { compileRule } from '../engine/automate/compile.ts';
import { compileCondition } from '../engine/expression/expression.ts';
import { indexRecords } from '../engine/query/facts.ts';
import { namesOf } from '../engine/query/names.ts';
import { readTracker } from '../engine/read/tracker.ts';
import type { AnyAction } from '../model/action.ts';
import type { Check } from '../model/check.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import type { Rule } from '../model/rule.ts';
import type { AnyTrigger } from '../model/trigger.ts';
import { openMemory } from '../store/memory.ts';

const [fields, checks] = await Promise.all([loadCatalogue<AnyFieldType>('fields'), loadCatalogue<Check>('checks')]);
const [triggers, actions] = await Promise.all([loadCatalogue<AnyTrigger>('triggers'), loadCatalogue<AnyAction>('actions')]);

interface Case {
  /** Added to the sound tracker. */
  files: { [path: string]: string };
  finds: string[];
}

const { sound, ...cases }: { sound: Case['files']; [check: string]: Case[] | Case['files'] } = parse(
  readFileSync(new URL('examples.yml', import.meta.url), 'utf8'),
);

function find(name: string, files: { [path: string]: string | Uint8Array }): string[] {
  const tracker = readTracker(openMemory(files), { fields, zod: z });
  const conditionProblem = (source: string, board: Parameters<typeof namesOf>[0]) => {
    const compiled = compileCondition(source, namesOf(board, fields));
    return 'problem' in compiled ? compiled : undefined;
  };
  const ruleFindings = (rule: Rule) => compileRule(rule, tracker, { fields, triggers, actions, zod: z }).findings;
  const context = { fields, index: indexRecords(tracker), conditionProblem, ruleFindings };
  const found = [...(checks.get(name)?.find(tracker, context) ?? [])];
  return found.map(({ place, message, severity = 'error' }) => `${place.path}:${place.line}:${place.column} ${severity} ${message}`);
}

test('every check has examples', () => {
  expect(Object.keys(cases).sort()).toEqual([...checks.keys()]);
});

describe.each(Object.entries(cases as { [check: string]: Case[] }))('%s', (name, examples) => {
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
  for (let n = 0; n < 2000; n++) files[`records/sales/todo/r${n}.md`] = `---\ntitle: R\nblocked_by: r${(n + 1) % 2000}\n---\n`;
  expect(find('blocked-cycle', files)).toHaveLength(1);
});
