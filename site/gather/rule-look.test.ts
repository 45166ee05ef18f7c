import { expect, test } from 'vitest';
import { canary, gather, moved, traceOf, won } from '../tests/gathering.ts';

test('the public is told that a value is missing where its key is public, and nothing of other reasons', () => {
  const call = (code: string) =>
    `when: { record-moved: { board: sales } }\ndo: [{ call-webhook: { url: "https://hooks.t.example/", json: { value: "{{ ${code} }}" } } }]\n`;
  const missing = (code: string) => `json.value: {{ ${code} }} needs a value that is missing: ${code}`;
  const lookAt = (code: string, reason: string) => {
    const step = { action: 'call-webhook', status: 'failed' as const, reason, changes: [] };
    const told = gather({
      rules: { won: call(code) },
      traces: [traceOf({ status: 'failed', reason: `call-webhook: ${reason}`, steps: [step] })],
    });
    expect(told.partial).toBe(true);
    return { reason: told.rules[0]?.looks[0]?.left[0]?.reason, failing: told.rules[0]?.failing };
  };
  expect(lookAt('deal_value', missing('deal_value'))).toEqual({
    reason: missing('deal_value'),
    failing: `call-webhook: ${missing('deal_value')}`,
  });
  for (const reason of [missing('phone'), `json.value: "${canary}" is not a number`, `${missing('deal_value')}; x: ${canary}`])
    expect([reason, lookAt('deal_value', reason)]).toEqual([reason, { reason: undefined, failing: '' }]);
  expect(lookAt('phone', missing('phone'))).toEqual({ reason: undefined, failing: '' });
});

test('what was asked for several times is told once, with how often', () => {
  const effects = ['ana', 'luis'].map((person) => ({ key: person, kind: 'notice' as const, words: `tell ${person}` }));
  const told = gather({ rules: { won }, traces: [traceOf({ steps: [{ action: 'notify', status: 'done', changes: [], effects }] })] });
  expect(told.rules[0]?.looks[0]?.done).toEqual([{ say: 'notice', slots: {}, count: 2 }]);
});
