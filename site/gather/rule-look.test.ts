import { expect, test } from 'vitest';
import type { RunNote } from '../../scripts/model/outbox.ts';
import { askWorld } from '../../scripts/story/asking.ts';
import { canary, gather, traceOf, won } from '../tests/gathering.ts';

test('the public is told that a value is missing where its key is public, and nothing of other reasons', () => {
  const url = 'url: "https://hooks.example.org/"';
  // as a run says it
  const { told } = askWorld(`call-webhook: { ${url}, json: { value: "{{ code }}" } }`);
  const missing = (told[0] ?? '').replace('failed: call-webhook: ', '').replaceAll('code', 'deal_value');
  expect(missing).toContain('deal_value is empty on sales/acme');
  const lookAt = (code: string, reason: string, record = 'sales/acme') => {
    const call = `when: { record-moved: { board: sales } }\ndo: [{ call-webhook: { ${url}, json: { value: "{{ ${code} }}" } } }]\n`;
    const step = { action: 'call-webhook', status: 'failed' as const, reason, changes: [] };
    const trace = traceOf({ status: 'failed', reason: `call-webhook: ${reason}`, record, steps: [step] });
    const page = gather({ rules: { won: call }, traces: [trace] });
    expect(page.partial).toBe(true);
    return { reason: page.rules[0]?.looks[0]?.left[0]?.reason, failing: page.rules[0]?.failing };
  };
  expect(lookAt('deal_value', missing)).toEqual({ reason: missing, failing: `call-webhook: ${missing}` });
  const untold = { reason: undefined, failing: '' };
  const others = [
    missing.replaceAll('deal_value', 'phone'),
    missing.replace('sales/acme', `sales/${canary}`),
    `json.value: "${canary}" is not a number`,
    `${missing}; x: ${canary}`,
  ];
  for (const reason of others) expect([reason, lookAt('deal_value', reason)]).toEqual([reason, untold]);
  expect(lookAt('phone', missing.replaceAll('deal_value', 'phone'))).toEqual(untold);
  expect(lookAt('deal_value', missing.replaceAll('sales/acme', 'sales/hidden'), 'sales/hidden')).toEqual(untold);
});

test('what was asked for several times is told once, with how often', () => {
  const effects = ['ana', 'luis'].map((person) => ({ key: person, kind: 'notice' as const, words: `tell ${person}` }));
  const told = gather({ rules: { won }, traces: [traceOf({ steps: [{ action: 'notify', status: 'done', changes: [], effects }] })] });
  expect(told.rules[0]?.looks[0]?.done).toEqual([{ say: 'notice', slots: {}, count: 2 }]);
});

test('what was asked for and not sent is told as such, with why for members alone', () => {
  const effects = [
    { key: 'a', kind: 'email' as const, words: 'mail to 1 address' },
    { key: 'b', kind: 'email' as const, words: 'mail to 1 address' },
  ];
  const traces = [traceOf({ steps: [{ action: 'send-email', status: 'done', changes: [], effects }] })];
  const why = 'the secret SMTP_URL is not set, so no mail goes out';
  const fate = (key: string, more: { state: 'pending' | 'sent' | 'unknown'; reason?: string }) => ({
    ...{ key, rule: 'won', kind: 'email' as const },
    ...more,
  });
  const lookAt = (effects: RunNote['effects'], audience: 'public' | 'members' = 'members') =>
    gather({ rules: { won }, notes: [{ traces, effects }], audience }).rules[0]?.looks[0];
  const waits = lookAt([fate('a', { state: 'pending', reason: why }), fate('b', { state: 'pending', reason: why })]);
  expect([waits?.done, waits?.reason]).toEqual([[{ say: 'email', slots: {}, count: 2, unsent: 'later' }], why]);
  expect(lookAt([fate('a', { state: 'sent' }), fate('b', { state: 'unknown' })])?.done).toEqual([
    { say: 'email', slots: {}, count: 1 },
    { say: 'email', slots: {}, count: 1, unsent: 'unknown' },
  ]);
  expect(lookAt([fate('a', { state: 'pending', reason: why })], 'public')?.reason).toBeUndefined();
});
