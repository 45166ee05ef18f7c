import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import { builtInKeys } from '../../model/keys.ts';
import { openMemory } from '../../store/memory.ts';
import { compileExpression, evaluateExpression } from '../expression/expression.ts';
import { readTracker } from '../read/tracker.ts';
import { namesOf, namesOfBoards, valuesOf } from './names.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const tracker = readTracker(
  openMemory({
    'workspace.yml': 'title: T\npeople: { ana: { name: Ana } }\n',
    'lists/a.yml':
      'lists: [todo]\nfields:\n  n: { type: number }\n  type: { type: select, options: [bug, task] }\n  email: { type: email }\n  who: { type: person, many: true }\n  ready: { type: checkbox }\n  day: { type: date }\n  span: { type: date, range: true }\n',
    'lists/b.yml': 'lists: [todo]\nfields:\n  n: { type: text }\n  only: { type: number }\n',
    'records/a/todo/one.md':
      '---\ntitle: 2026\ntags: x\nn: 80\ntype: bug\nemail: a@example.org\nwho: ana\nday: 2026-12-01\nspan: { start: 2026-12-01, end: 2026-12-03 }\n---\n',
  }),
  { fields, zod: z },
);
const boardA = tracker.boards.get('a');
const [record] = tracker.records;
if (!boardA || !record) throw new Error('the tracker of this test cannot be read');
const facts = { done: true, late: false, blocked: true, created: '2026-11-01T09:00' };

function give(source: string): unknown {
  if (!boardA || !record) return undefined;
  const compiled = compileExpression(source, namesOf(boardA, fields));
  if ('problem' in compiled) return compiled.problem;
  const world = { now: '2026-11-21T13:54', today: '2026-11-21' };
  return evaluateExpression(compiled.expression, valuesOf(record, facts, boardA, fields), world);
}

describe('the names of a record', () => {
  test.each<[string, unknown]>([
    ['title + "!"', '2026!'],
    ['n == 80 && n / 32 == 2.5', true],
    ['type == "bug" && email.endsWith(".org")', true],
    ['"ana" in who && "x" in tags', true],
    ['!ready', true],
    ['days(day, span.end)', 2],
    ['list + "/" + board + "/" + slug', 'todo/a/one'],
    ['done && !late && blocked', true],
    ['days(created, today())', 20],
  ])('%s', (source, value) => {
    expect(give(source)).toEqual({ value, missing: [] });
  });

  test('what git does not tell is missing', () => {
    expect(give('updated < today()')).toEqual({ value: undefined, missing: ['updated'] });
    expect(give('author == "ana"')).toEqual({ value: undefined, missing: ['author'] });
  });

  test('fields of other boards are not known', () => {
    expect(give('only > 1')).toBe('"only" is not known here');
  });

  test('every built-in key is known', () => {
    expect(builtInKeys.filter((key) => !namesOf(boardA, fields).has(key))).toEqual([]);
  });

  test('over several boards, a field that differs is known when it runs', () => {
    const names = namesOfBoards(tracker.boards.values(), fields);
    expect([names.get('n'), names.get('only'), names.get('day')]).toEqual(['dyn', 'double', 'date']);
  });
});
