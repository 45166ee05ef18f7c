import { expect, test } from 'vitest';
import type { Trace } from '../model/trace.ts';
import { drawRehearsal } from './rehearsal.ts';

test('of many times the latest are told, and how many there were before', () => {
  const change = { kind: 'set' as const, record: 'sales/acme', key: 'done', to: true };
  const traces = Array.from(
    { length: 7 },
    (_, number): Trace => ({
      rule: 'won',
      status: 'success',
      reason: '',
      record: `sales/deal-${number}`,
      conditions: [],
      steps: [{ action: 'set', status: 'done', changes: [change] }],
    }),
  );
  const rule = { what: 'new' as const, name: 'won', path: 'automations/won.yml', title: 'Won', byTime: false, traces };
  const look = { describeEvent: () => '', describeChange: () => 'set' };
  const lines = drawRehearsal({ commits: 9, events: 9, reaches: [], rules: [rule] }, look).split('\n');
  expect(lines[0]).toContain('would have acted 7 times');
  expect(lines.slice(1)).toEqual([...[6, 5, 4, 3, 2].map((number) => `  - sales/deal-${number}: set`), '  - and 2 before', '']);
});
