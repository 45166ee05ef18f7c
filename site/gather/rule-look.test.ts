import { expect, test } from 'vitest';
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
