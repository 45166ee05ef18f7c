import { describe, expect, test } from 'vitest';
import type { PlannedEffect } from '../../model/effect.ts';
import { openMemory } from '../../store/memory.ts';
import { clocked, momentsTold, runWhileTimePasses, whileTimePasses } from '../../story/passing.ts';
import { filesOfRules, runContext, runRules } from '../../story/running.ts';
import type { Tree } from '../../story/trial.ts';
import { readTracker } from '../read/tracker.ts';
import type { RunPlan } from './run.ts';

const start: Tree = {
  'workspace.yml': `title: T
timezone: Europe/Madrid
people:
  ana: { name: Ana, notify: email }
  luis: { name: Luis, notify: github }
  eva: { name: Eva, notify: email }
  max: { name: Max, notify: none }
teams: { desk: [ana, luis, max] }
`,
  'lists/home.yml': 'lists: [todo, { name: done, done: true }]\n',
  'records/home/todo/a.md': '---\ntitle: A\n---\n',
};
const record = (keys: string, body = ''): string => `---\ntitle: A\n${keys}---\n${body}`;
const path = 'records/home/todo/a.md';
const note = (name: string): string => `records/home/_comments/a/${name}.md`;
const run = (files: Tree, change: { [path: string]: string | null }, actor = 'ana'): RunPlan & { files: Tree } =>
  runRules({ ...start, ...files }, [change], { actor });
const told = ({ effects }: { effects: PlannedEffect[] }): string[] =>
  effects.map(({ effect, rule, held }) =>
    [effect.kind === 'notice' && effect.person, rule, effect.kind === 'notice' && effect.about?.sentence, held].filter(Boolean).join(' '),
  );

describe('a person is told', () => {
  test('of what is assigned to them or their team, once, and not by themselves', () => {
    expect(told(run({}, { [path]: record('assignees: [ana, luis, eva, max, nobody]\n') }))).toEqual([
      'luis notice-assigned assigned-by',
      'eva notice-assigned assigned-by',
    ]);
    const before = { [path]: record('assignees: [luis]\n') };
    expect(told(run(before, { [path]: record('assignees: [luis, desk, eva]\n') }, 'eva'))).toEqual(['ana notice-assigned assigned-by']);
    expect(told(run(before, { [path]: record('assignees: [luis]\ndue: 2026-12-01\n') }))).toEqual([]);
    expect(told(run({}, { 'records/home/todo/b.md': record('assignees: [eva]\n') }))).toEqual(['eva notice-assigned assigned-by']);
  });

  test('when a rule assigns it', () => {
    const rule = { a: 'when: { field-changed: { field: due } }\ndo: [{ assign: { add: [ana, eva] } }]\n' };
    expect(told(run(filesOfRules(rule), { [path]: record('due: 2026-12-01\n') }))).toEqual(['eva notice-assigned assigned']);
  });

  test('also when several rules assign it to several people, one after the other', () => {
    const rules = {
      a: 'when: { field-changed: { field: due } }\ndo: [{ assign: { add: [eva] } }]\n',
      b: 'when: { field-changed: { field: due } }\ndo: [{ assign: { add: [luis] } }]\n',
    };
    const plan = run(filesOfRules(rules), { [path]: record('due: 2026-12-01\n') });
    expect(told(plan)).toEqual(['eva notice-assigned assigned', 'luis notice-assigned assigned']);
  });

  test('of a comment on what is theirs, or where they wrote, and who is mentioned in it is told that alone', () => {
    const files = { [path]: record('assignees: [luis, eva]\n'), [note('20261101T100000Z-ana')]: 'First.\n' };
    expect(told(run(files, { [note('20261120T100000Z-luis')]: 'Look at it.\n' }, 'luis')).sort()).toEqual([
      'ana notice-commented commented',
      'eva notice-commented commented',
    ]);
    expect(told(run(files, { [note('20261120T100000Z-luis')]: 'Look at it, @eva and @max.\n' }, 'luis')).sort()).toEqual([
      'ana notice-commented commented',
      'eva notice-mentioned mentioned-in-comment',
    ]);
    expect(told(run(files, { [note('20261120T100000Z-luis')]: 'Look at it, @desk.\n' }, 'luis')).sort()).toEqual([
      'ana notice-mentioned mentioned-in-comment',
      'eva notice-commented commented',
    ]);
  });

  test('of a mention once for ever', () => {
    const keysOf = (plan: RunPlan): string[] => plan.effects.filter(({ rule }) => rule === 'notice-mentioned').map(({ key }) => key);
    const once = run({}, { [path]: record('', 'Ask @eva.\n') });
    expect(told(once)).toEqual(['eva notice-mentioned mentioned']);
    const again = runRules(
      start,
      [{ [path]: record('', 'Ask @eva.\n') }, { [path]: record('', 'No.\n') }, { [path]: record('', 'Do ask @eva.\n') }],
      {
        actor: 'luis',
      },
    );
    expect(new Set([...keysOf(once), ...keysOf(again)]).size).toBe(1);
    const comments = run({}, { [note('20261120T100000Z-ana')]: '@eva\n', [note('20261120T110000Z-ana')]: '@eva\n' });
    expect(keysOf(comments)).toHaveLength(2);
    expect(new Set(keysOf(comments)).size).toBe(2);
  });

  test('on the day it is due, on the day after, and when to be reminded', () => {
    const given = (keys: string, list = 'todo') =>
      clocked({ ...start, [path]: record('').replace('A', 'B'), [`records/home/${list}/b.md`]: record(keys) });
    const keys = 'assignees: [ana, max]\ndue: 2026-12-01\nremind: [-1d, 2026-12-01T18:00]\n';
    const plan = runWhileTimePasses(given(keys), '2026-11-30T07:00:00Z', '2026-12-02T07:00:00Z');
    expect(told(plan)).toEqual(['ana notice-reminded reminded-due', 'ana notice-due due', 'ana notice-reminded reminded-due']);
    expect(told(runWhileTimePasses(given(keys), '2026-12-02T07:00:00Z', '2026-12-02T08:00:00Z'))).toEqual(['ana notice-late late']);
    const moments = (each: string, list?: string): string[] =>
      momentsTold(whileTimePasses(given(each, list), '2026-11-30T00:00:00Z', '2026-12-02T00:00:00Z'));
    expect(moments('assignees: [ana]\ndue: 2026-12-01T08:30\n')).toEqual(['b due 2026-12-01T08:30 2026-11-30T23:00:00Z']);
    for (const quiet of [
      'due: 2026-12-01\n',
      'assignees: [max]\ndue: 2026-12-01\n',
      'assignees: [ana]\ndue: 2026-12-01\narchived: 2026-11-01\n',
    ])
      expect(moments(quiet)).toEqual([]);
    expect(moments(keys, 'done')).toEqual([]);
  });

  test('nothing that is switched off, and nothing of what is taken back', () => {
    const silent = { 'workspace.yml': `${start['workspace.yml']}notices: { assigned: false, late: false }\n` };
    expect(told(run(silent, { [path]: record('assignees: [eva]\n') }))).toEqual([]);
    const { diagnostics } = readTracker(openMemory({ ...start, 'workspace.yml': 'title: T\nnotices: { lat: false }\n' }), runContext);
    expect(diagnostics.map(({ place, message }) => [place.line, message])).toEqual([
      [2, '"lat" is not a built-in notice; did you mean "late"?'],
    ]);
  });

  test('and rules that did not fire for it are not told of', () => {
    expect(run({}, { [path]: record('due: 2026-12-01\n') }).traces).toEqual([]);
  });
});

describe('a record that repeats', () => {
  const due = 'due: 2026-11-20\nrepeat: { every: week }\n';
  const calendar = 'due: 2026-11-20\nrepeat: { every: week, next: schedule }\n';
  const next = 'records/home/todo/a-2.md';
  const made = ({ files }: { files: Tree }): Tree => Object.fromEntries(Object.entries(files).filter(([each]) => each.includes('/a')));

  test('and was completed by hand gets its next one', () => {
    const done = 'records/home/done/a.md';
    const plan = run({ [path]: record(due) }, { [path]: null, [done]: record(due) });
    expect(made(plan)).toEqual({ [done]: record('due: 2026-11-20\n'), [next]: record('due: 2026-11-27\nrepeat: { every: week }\n') });
    expect(plan.traces.map(({ rule, status }) => [rule, status])).toEqual([['repeat', 'success']]);
    const self = run({ [path]: record(due) }, { [path]: record(`${due}done: 2026-11-21\n`) });
    expect(Object.keys(made(self))).toEqual([next, path]);
  });

  test('and was completed through Woad or by a rule gets no other', () => {
    const through = run(
      { [path]: record(due) },
      { [path]: null, 'records/home/done/a.md': record('due: 2026-11-20\n'), [next]: record(due) },
    );
    expect(through.edits).toEqual([]);
    const rule = { a: 'when: { field-changed: { field: color } }\ndo: [{ move: done }]\n' };
    const moved = run({ ...filesOfRules(rule), [path]: record(due) }, { [path]: record(`color: red\n${due}`) });
    expect(Object.keys(made(moved))).toEqual(['records/home/done/a.md', next]);
  });

  test('by the calendar gets its next one when its time has come, however late, and once', () => {
    const given = clocked({ ...start, [path]: record(calendar) });
    expect(runWhileTimePasses(given, '2026-11-19T12:00:00Z', '2026-11-19T22:59:00Z').edits).toEqual([]);
    const plan = runWhileTimePasses(given, '2026-12-12T12:00:00Z', '2026-12-12T13:00:00Z');
    const written = plan.edits.flatMap((edit) => (edit.kind === 'write' ? [[edit.path, edit.text]] : []));
    expect(Object.fromEntries(written)).toEqual({
      [path]: record('due: 2026-11-20\n'),
      [next]: record('due: 2026-12-18\nrepeat: { every: week, next: schedule }\n'),
    });
    const after = clocked({ ...start, ...Object.fromEntries(written) });
    expect(runWhileTimePasses(after, '2026-12-12T13:00:00Z', '2026-12-12T14:00:00Z').edits).toEqual([]);
  });

  test('does not come again when its series has ended, when it is archived, or by the calendar when it is done', () => {
    for (const keys of [
      'due: 2026-11-20\nrepeat: { every: week, next: schedule, until: 2026-11-25 }\n',
      `${calendar}archived: 2026-11-20\n`,
    ])
      expect(
        runWhileTimePasses(clocked({ ...start, [path]: record(keys) }), '2026-11-25T12:00:00Z', '2026-11-26T12:00:00Z').traces,
      ).toEqual([]);
    expect(run({ [path]: record(calendar) }, { [path]: null, 'records/home/done/a.md': record(calendar) }).edits).toEqual([]);
  });
});

test('a rule of a file cannot bear the name of a built-in one', () => {
  const plan = run(filesOfRules({ repeat: 'when: { record-created: {} }\ndo: [{ comment: Hello. }]\n' }), {});
  expect(plan.traces.map(({ reason }) => reason)).toEqual([
    'automations/repeat.yml:1: "repeat" is the name of a built-in rule; give the file another name; a rule with faults is not run',
  ]);
});
