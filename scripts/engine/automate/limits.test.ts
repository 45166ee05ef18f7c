import { describe, expect, test } from 'vitest';
import { filesOfRules, runRules } from '../../story/running.ts';
import type { Tree } from '../../story/trial.ts';
import { readRule } from '../read/rule.ts';

const tracker: Tree = {
  'workspace.yml': 'title: T\npeople: { ana: {} }\n',
  'lists/sales.yml': 'lists: [todo]\nfields:\n  score: { type: number }\n  other: { type: number }\n',
};
const recordsFrom = (first: number, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`records/sales/todo/r${first + n}.md`, `---\ntitle: R${first + n}\n---\n`]));

/** The traces of rules that acted or were stopped, when so many records are made in one commit. */
function create(count: number, rules: Tree) {
  const { traces, files } = runRules({ ...tracker, ...filesOfRules(rules) }, [recordsFrom(0, count)]);
  const own = traces.filter(({ rule }) => rules[rule] !== undefined);
  return { files, of: (rule: string, status: string) => own.filter((trace) => trace.rule === rule && trace.status === status) };
}

const rule = (more: string, field = 'score') => `${more}when: { record-created: {} }\ndo:\n  - set: { ${field}: 1 }\n`;

describe('how many records rules act on in one run', () => {
  test('a rule stops at its own limit, and says so', () => {
    const { of, files } = create(5, { a: rule('limits: { records_per_run: 3 }\n'), b: rule('', 'other') });
    expect([of('a', 'success').length, of('b', 'success').length]).toEqual([3, 5]);
    expect(of('a', 'throttled').map(({ record, reason }) => [record, reason])).toEqual([
      ['sales/r3', 'this rule acts on 3 records in one run, and has; sales/r3 was left as it is'],
      ['sales/r4', 'this rule acts on 3 records in one run, and has; sales/r4 was left as it is'],
    ]);
    expect(files['records/sales/todo/r4.md']).not.toContain('score');
  });

  test('a record that it acted on already does not count again', () => {
    const start = {
      ...tracker,
      ...recordsFrom(0, 2),
      ...filesOfRules({
        a: 'limits: { records_per_run: 1 }\nwhen: { field-changed: { field: score } }\ndo:\n  - comment: "{{ score }}"\n',
      }),
    };
    const scored = (score: number) => ({ 'records/sales/todo/r0.md': `---\ntitle: R0\nscore: ${score}\n---\n` });
    const { traces } = runRules(start, [scored(1), scored(2), { 'records/sales/todo/r1.md': '---\ntitle: R1\nscore: 1\n---\n' }]);
    expect(traces.filter(({ rule }) => rule === 'a').map(({ status }) => status)).toEqual(['success', 'success', 'throttled']);
  });

  test('one that names none stops at 500, all together at 2000', () => {
    const alone = create(503, { a: rule('') });
    expect([alone.of('a', 'success').length, alone.of('a', 'throttled').length]).toEqual([500, 3]);
    expect(alone.of('a', 'throttled')[0]?.reason).toBe(
      'without "limits: { records_per_run: ... }" a rule acts on 500 records in one run, and has; sales/r97 was left as it is',
    );
    const all = create(2002, { a: rule('limits: { records_per_run: 9000 }\n') });
    expect([all.of('a', 'success').length, all.of('a', 'throttled').length]).toEqual([2000, 2]);
    expect(all.of('a', 'throttled')[0]?.reason).toContain('all rules together act on 2000 records in one run, and have');
  });
});

describe('limits, bulk and enabled are read', () => {
  const read = (head: string) => {
    const { rule, diagnostics } = readRule({ path: 'automations/a.yml', text: `${head}when: { record-created: {} }\ndo:\n  - archive\n` });
    return {
      limits: rule?.limits,
      bulk: rule?.bulk,
      enabled: rule?.enabled,
      told: diagnostics.map(({ place, message }) => `${place.line}:${place.column} ${message}`),
    };
  };
  test.each([
    ['', { limits: {}, bulk: false, enabled: true, told: [] }],
    [
      'limits: { emails_per_hour: 20, records_per_run: 200 }\nbulk: true\nenabled: false\n',
      { limits: { emailsPerHour: 20, recordsPerRun: 200 }, bulk: true, enabled: false, told: [] },
    ],
    [
      'limits: { emails_per_huor: 20, records_per_run: 0 }\nbulk: "true"\nenabled: maybe\n',
      {
        limits: {},
        bulk: false,
        enabled: true,
        told: [
          '3:10 enabled: expected true or false; found "maybe"',
          '1:28 limits: "emails_per_huor" is not a limit; did you mean "emails_per_hour"?',
          '1:49 limits: records_per_run: expected a whole number of 1 or more',
          '2:7 bulk: expected true or false; found "true"',
        ],
      },
    ],
    [
      'limits: 20\n',
      {
        limits: {},
        bulk: false,
        enabled: true,
        told: ['1:9 limits: expected a map, such as { emails_per_hour: 20, records_per_run: 200 }'],
      },
    ],
    [
      'limits: { emails_per_hour: 1.5 }\n',
      { limits: {}, bulk: false, enabled: true, told: ['1:28 limits: emails_per_hour: expected a whole number of 1 or more'] },
    ],
  ])('%j', (head, expected) => {
    expect(read(head)).toEqual(expected);
  });
});
