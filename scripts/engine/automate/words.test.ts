import { describe, expect, test } from 'vitest';
import type { Trace } from '../../model/trace.ts';
import { describeEvent, messageOf } from './words.ts';

type Told = NonNullable<Trace['event']>;
const by = { actor: 'ana', at: '2026-11-21T12:00:00Z', commit: 'c0ffee', depth: 0 };

describe('what happened, in words', () => {
  test.each<[Partial<Told> & Pick<Told, 'kind'>, string]>([
    [{ kind: 'created' }, 'created by ana'],
    [{ kind: 'edited', depth: 1 }, 'edited by a rule'],
    [{ kind: 'changed', key: 'due', to: '2026-12-01' }, 'due changed from nothing to 2026-12-01 by ana'],
    [{ kind: 'changed', key: 'body' }, 'text changed by ana'],
    [{ kind: 'moved', from: 'todo', to: 'done' }, 'moved from todo to done by ana'],
    [{ kind: 'completed' }, 'completed by ana'],
    [{ kind: 'commented', detail: '20261120T101500Z-ana' }, 'commented by ana'],
    [{ kind: 'mentioned', detail: 'luis in Launch: Call @luis' }, 'mentions luis in Launch: Call @luis, written by ana'],
    [{ kind: 'attached', detail: 'the offer.pdf' }, '"the offer.pdf" attached by ana'],
    [{ kind: 'checked', detail: 'Launch: Call' }, '"Launch: Call" checked by ana'],
    [{ kind: 'checklist-completed', detail: '' }, 'checklist completed by ana'],
    [{ kind: 'checklist-completed', detail: 'Launch' }, 'checklist Launch completed by ana'],
    [{ kind: 'unblocked', detail: 'sales/acme' }, 'unblocked by sales/acme, done by ana'],
    [{ kind: 'pressed', key: 'approve' }, 'approve pressed by ana'],
    [{ kind: 'reached', key: 'due', detail: '2026-12-01 -1d', actor: '' }, 'due reached: 2026-12-01 -1d'],
    [{ kind: 'scheduled', actor: '' }, 'scheduled'],
  ])('%o', (event, words) => {
    expect(describeEvent({ ...by, ...event })).toBe(words);
  });
});

describe('the commit of what rules did', () => {
  const made = (title: string): Trace['steps'][number] => ({
    action: 'create',
    status: 'done',
    changes: [{ kind: 'create', board: 'chores', list: '', title }],
  });
  const trace = (rule: string, steps: Trace['steps'], record?: string): Trace => ({
    ...{ rule, status: 'success', reason: '', steps, conditions: [] },
    ...(record === undefined ? {} : { record }),
  });
  const subjectAndLines = (traces: Trace[]) => messageOf(traces, [], undefined, 'c0ffee').split('\n\nWoad-')[0];

  test.each<[Trace[], string]>([
    [[trace('monday', [made('Bins')])], 'monday: created chores: Bins\n\n- monday: created chores: Bins'],
    [
      [trace('monday', [made('Bins')]), trace('monday', [made('Post')])],
      'monday: 2 times\n\n- monday: created chores: Bins\n- monday: created chores: Post',
    ],
    [
      [trace('monday', [made('Bins')]), trace('weekly', [made('Post')])],
      '2 rules\n\n- monday: created chores: Bins\n- weekly: created chores: Post',
    ],
    [[trace('follow', [made('Bins')], 'sales/acme')], 'follow: sales/acme\n\n- follow: sales/acme: created chores: Bins'],
  ])('%#', (traces, words) => {
    expect(subjectAndLines(traces)).toBe(words);
  });
});
