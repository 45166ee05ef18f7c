import { describe, expect, test } from 'vitest';
import type { TrackerEvent } from '../../model/event.ts';
import { openMemory } from '../../store/memory.ts';
import { filesOfRules, runContext, runRules } from '../../story/running.ts';
import { salesTracker } from '../../story/sales.ts';
import type { Tree } from '../../story/trial.ts';
import { readTracker } from '../read/tracker.ts';
import { planRun, type RunPlan } from './run.ts';

const run = (rules: Tree, change: { [path: string]: string | null }, actor = 'ana') =>
  runRules({ ...salesTracker, ...filesOfRules(rules) }, [change], { actor });
const moved = { 'records/sales/todo/acme.md': null, 'records/sales/done/acme.md': salesTracker['records/sales/todo/acme.md'] };
const told = ({ traces }: RunPlan) => traces.map(({ rule, status, reason }) => [rule, status, reason]);

/** Ana is told what rules tell, and nothing by itself. */
const withAna = { 'workspace.yml': 'title: T\npeople: { ana: { notify: email } }\nnotices: { assigned: false }\n' };

describe('a rule', () => {
  test('does its steps on the record, in order', () => {
    const rule = `when: { record-moved: { board: sales, to: done } }
do:
  - set: { start: "{{ addDays(today(), 7) }}", score: "{{ score + 1 }}", code: 007, priority: high }
  - tag: { add: [urgent, escalated] }
  - comment: "{{ title }} by {{ actor }}, from {{ previous.list }} to {{ event.to }} for {{ vars.INBOX }}"
`;
    const plan = run({ won: rule }, moved);
    expect(plan.files).toEqual({
      'records/sales/_comments/acme/20261121T124510Z-woad.md': 'Acme \\*renewal\\* {{ vars.INBOX }} by ana, from todo to done for desk\n',
      'records/sales/done/acme.md':
        '---\ntitle: Acme *renewal* {{ vars.INBOX }}\nscore: 4\nstart: 2026-11-28\ncode: "007"\npriority: high\ntags:\n  - urgent\n  - escalated\n---\n',
    });
    expect(plan.traces).toMatchObject([
      { rule: 'won', status: 'success', record: 'sales/acme', trigger: 'record-moved', event: { kind: 'moved', actor: 'ana', depth: 0 } },
    ]);
    expect(plan.traces[0]?.steps.map(({ action, status }) => [action, status])).toEqual([
      ['set', 'done'],
      ['tag', 'done'],
      ['comment', 'done'],
    ]);
  });

  test('that does not fire says why, with what each name in the condition was', () => {
    const rules = {
      a: 'when: { record-moved: { to: doing } }\ndo: [{ move: todo }]\n',
      b: 'when: { record-moved: { to: done } }\nif: ["score > 5", "due != \\"\\""]\ndo: [{ move: todo }]\n',
      c: 'when: { record-moved: { to: done } }\nunless: score == 3\ndo: [{ move: todo }]\n',
      d: 'when: { record-moved: { to: done, where: "score > 5" } }\ndo: [{ move: todo }]\n',
      e: 'when: { record-created: { board: support } }\ndo: [{ comment: Hello. }]\n',
      f: 'when: { record-moved: { board: support } }\ndo: [{ comment: Hello. }]\n',
      g: 'enabled: false\nwhen: { record-moved: {} }\ndo: [{ move: todo }]\n',
    };
    const plan = run(rules, moved);
    expect(plan.edits).toEqual([]);
    expect(told(plan)).toEqual([
      ['b', 'conditions-not-met', 'if score > 5: score is 3'],
      ['c', 'conditions-not-met', 'unless score == 3: score is 3'],
      ['a', 'conditions-not-met', 'record-moved: sales/acme: it moved to done, not to doing'],
      ['d', 'conditions-not-met', 'record-moved: sales/acme: where score > 5 does not hold'],
      ['e', 'conditions-not-met', 'nothing happened that it waits for (record-created)'],
      ['f', 'conditions-not-met', 'record-moved: sales/acme: it is on sales, not on support'],
    ]);
    expect(plan.traces[0]?.conditions).toEqual([
      { of: 'if', expression: 'score > 5', holds: false, values: { score: 3 } },
      { of: 'if', expression: 'due != ""', holds: false, values: { due: null } },
    ]);
  });

  test('with a missing value fails, goes on only where it says so, and never stops another rule', () => {
    const rules = {
      a: 'when: { record-moved: { to: done } }\ndo: [{ tag: { add: urgent } }, { comment: "To {{ email }}" }, { move: todo }]\n',
      b: 'when: { record-moved: { to: done } }\ndo: [{ comment: "To {{ email }}", on_error: continue }, { set: { score: 9 }, if: score == 3 }, { set: { score: 8 }, if: score == 3 }]\n',
      c: 'when: { record-moved: { to: done } }\ndo: [{ set: { due: "{{ due }}" } }]\n',
    };
    const plan = run(rules, moved);
    expect(told(plan).slice(0, 3)).toEqual([
      ['a', 'partial', 'comment: email is empty on sales/acme; fill it in, or let the step ask for it with if: has(email)'],
      [
        'b',
        'partial',
        'comment: email is empty on sales/acme; fill it in, or let the step ask for it with if: has(email); set: if score == 3: score is 9',
      ],
      ['c', 'failed', 'set: due: due is empty on sales/acme; fill it in, or let the step ask for it with if: has(due)'],
    ]);
    expect(plan.traces[0]?.steps.map(({ status }) => status)).toEqual(['done', 'failed', 'not-reached']);
    expect(plan.traces[1]?.steps.map(({ status }) => status)).toEqual(['failed', 'done', 'skipped']);
    expect(plan.files['records/sales/done/acme.md']).toContain('score: 9');
  });

  test('may name an action by the name alone', () => {
    const plan = run({ a: 'when: { record-moved: {} }\ndo:\n  - archive\n  - reopen:\n' }, moved);
    expect(plan.files).toEqual({ 'records/sales/todo/acme.md': expect.stringContaining('archived: 2026-11-21\n') });
  });

  test('that finds all done already says no-op', () => {
    const plan = run(
      { a: 'when: { record-moved: {} }\ndo: [{ set: { score: 3 } }, { move: done }, { tag: { remove: urgent } }]\n' },
      moved,
    );
    expect(plan.edits).toEqual([]);
    expect(plan.traces).toMatchObject([{ status: 'no-op', steps: [{ status: 'no-op' }, { status: 'no-op' }, { status: 'no-op' }] }]);
  });

  test('fires once for what one commit changed in a record, by whichever of its triggers', () => {
    const rule =
      'when: [{ field-changed: { field: score } }, { field-changed: { field: priority, to: high } }]\ndo: [{ comment: Looked at. }]\n';
    const plan = run({ a: rule }, { 'records/sales/todo/acme.md': '---\ntitle: Acme\nscore: 4\npriority: high\n---\n' });
    expect(Object.keys(plan.files)).toHaveLength(2);
    expect(plan.traces.map(({ status }) => status)).toEqual(['success', 'no-op']);
  });

  test('with a fault is not run and says where it is', () => {
    const plan = run({ a: 'when: { record-moved: {} }\ndo:\n  - move: dnoe\n' }, moved);
    expect(told(plan)).toEqual([
      [
        'a',
        'failed',
        'automations/a.yml:3: move: "dnoe" is not a list of sales or support; did you mean "done"?; a rule with faults is not run',
      ],
    ]);
  });

  test('of which a part could not be read is not run without it', () => {
    const condition = run({ a: 'when: { record-moved: {} }\nif: { a: b }\ndo:\n  - comment: Hello\n' }, moved);
    expect(told(condition)).toEqual([
      ['a', 'failed', 'automations/a.yml:2: if: expected an expression, such as due != ""; a rule with faults is not run'],
    ]);
    expect(condition.edits).toEqual([]);
    const step = run({ a: 'when: { record-moved: {} }\ndo:\n  - comment: Hello\n    if: [[done]]\n' }, moved);
    expect(told(step)).toEqual([
      ['a', 'failed', 'automations/a.yml:4: if: expected an expression, such as due != ""; a rule with faults is not run'],
    ]);
    expect(step.edits).toEqual([]);
    const broken = run({ a: 'when: [\n' }, moved);
    expect(told(broken)).toEqual([
      [
        'a',
        'failed',
        'automations/a.yml:1: "[" is not closed; expected "]" behind it, or the whole value in quotes; a rule with faults is not run',
      ],
    ]);
  });

  test('tells of each of two records that bear one id', () => {
    const rule = 'when: { record-created: {} }\ndo: [{ notify: { to: ana, text: New. } }]\n';
    const files = { ...salesTracker, ...withAna, 'automations/a.yml': rule };
    const tracker = readTracker(openMemory(files), runContext);
    const events = ['one', 'two'].map((slug): TrackerEvent => {
      const record = { ...tracker.records[0]!, slug, path: `records/sales/todo/${slug}.md`, values: new Map([['id', 'T-1']]) };
      return { kind: 'created', record, commit: 'c0ffee', at: '', actor: 'ana', depth: 0 };
    });
    const keys = planRun(openMemory(files), tracker, events, runContext).effects.map(({ key }) => key);
    expect([keys.length, new Set(keys).size]).toEqual([2, 2]);
  });

  test('on a record that is gone changes nothing, but tells people', () => {
    const tell = 'when: { record-created: {} }\ndo: [{ notify: { to: ana, text: New. } }, { comment: Told. }]\n';
    const move = 'when: { record-created: {} }\ndo: [{ move: done }]\n';
    const files = { ...salesTracker, ...withAna, 'automations/a.yml': move, 'automations/b.yml': tell };
    const tracker = readTracker(openMemory(files), runContext);
    const gone = { ...tracker.records[0]!, slug: 'gone', path: 'records/sales/todo/gone.md' };
    const event: TrackerEvent = { kind: 'created', record: gone, commit: 'c0ffee', at: '', actor: 'ana', depth: 0 };
    const plan = planRun(openMemory(files), tracker, [event], runContext);
    expect(told(plan)).toEqual([
      ['a', 'no-op', 'move: sales/gone is not there any more'],
      ['b', 'success', 'comment: sales/gone is not there any more'],
    ]);
    expect([plan.edits, plan.effects.map(({ record, effect }) => [record, effect.kind])]).toEqual([[], [['sales/gone', 'notice']]]);
  });
});

describe('a chain of rules', () => {
  test('two rules that set each other off stop as a loop', () => {
    const rules = {
      there: 'when: { record-moved: { to: done } }\ndo: [{ move: doing }]\n',
      back: 'when: { record-moved: { to: doing } }\ndo: [{ move: done }]\n',
    };
    const plan = run(rules, moved);
    expect(plan.traces.map(({ rule, status, event }) => [rule, status, event?.depth])).toEqual([
      ['there', 'success', 0],
      ['back', 'success', 1],
      ['there', 'loop', 2],
    ]);
    expect(Object.keys(plan.files)).toEqual(['records/sales/done/acme.md']);
  });

  test('ends after five rules', () => {
    const rules = Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7].map((n) => [
        `r${n}`,
        `when: { field-changed: { field: score, to: ${n} } }\ndo: [{ set: { score: ${n + 1} } }]\n`,
      ]),
    );
    const plan = run(rules, { 'records/sales/todo/acme.md': '---\ntitle: Acme\nscore: 1\n---\n' });
    expect(plan.files['records/sales/todo/acme.md']).toContain('score: 6');
    expect(plan.traces.find(({ rule }) => rule === 'r6')).toMatchObject({ status: 'loop', event: { depth: 5 } });
  });

  test('is known by the record, also when a rule carries it to another board', () => {
    const rules = {
      a: 'when: { record-moved: { board: sales, to: done } }\ndo: [{ move: { board: support, list: new } }]\n',
      b: 'when: { record-moved: { board: support } }\ndo: [{ move: { board: sales, list: done } }]\n',
    };
    const plan = run(rules, moved);
    expect(plan.traces.map(({ rule, status }) => [rule, status])).toEqual([
      ['a', 'success'],
      ['b', 'success'],
      ['a', 'loop'],
    ]);
  });

  test('is known by the record, also under the name that a rule gave it', () => {
    const rules = { a: 'when: { record-moved: {} }\ndo: [{ move: { board: support, list: new } }, { comment: Carried. }]\n' };
    const plan = run(rules, moved);
    expect(plan.traces.map(({ rule, record, status }) => [rule, record, status])).toEqual([
      ['a', 'sales/acme', 'success'],
      ['a', 'support/acme', 'loop'],
    ]);
    expect(Object.values(plan.files).filter((text) => text === 'Carried.\n')).toHaveLength(1);
  });

  test('the one who began it stays the actor', () => {
    const rules = {
      a: 'when: { record-moved: { to: done } }\ndo: [{ set: { priority: high } }]\n',
      b: 'when: { field-changed: { field: priority } }\ndo: [{ comment: "By {{ actor }}." }]\n',
    };
    expect(Object.values(run(rules, moved, 'Luis Prado').files)).toContain('By Luis Prado.\n');
  });
});
