import { expect, test } from 'vitest';
import { withoutAddresses } from '../engine/automate/redact.ts';
import { describeChange, describeEvent } from '../engine/automate/words.ts';
import type { RunNote } from '../model/outbox.ts';
import type { Rule } from '../model/rule.ts';
import type { Trace } from '../model/trace.ts';
import { drawRunAnnotations, drawSummary, type SummaryLook } from './summary.ts';

const [since, head, commit] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];
const place = { path: 'automations/won.yml', line: 7, column: 5 };
const rule = { name: 'won', path: 'automations/won.yml', title: 'Deal won', do: [{ place }, { place: { ...place, line: 9 } }] } as Rule;
const look: SummaryLook = {
  rules: [rule],
  describeEvent,
  describeChange,
  withoutAddresses,
  recordAddress: (name) => `https://github.example/t/blob/${head}/records/${name}.md`,
  commitAddress: (name) => `https://github.example/t/commit/${name}`,
  prefix: 'desk/',
};
const event = { kind: 'moved', actor: 'ana', at: '', commit: head, depth: 0, from: 'open', to: 'won' } as const;
const trace = (more: Partial<Trace>): Trace => ({
  rule: 'won',
  status: 'success',
  reason: '',
  record: 'sales/acme',
  event,
  conditions: [],
  steps: [],
  ...more,
});
const note = (more: Partial<RunNote>): RunNote => ({
  woad: 1,
  run: '7',
  at: '',
  since,
  head,
  commit,
  events: 3,
  notes: [],
  traces: [],
  effects: [],
  ...more,
});
const acted = trace({
  steps: [
    { action: 'set', status: 'done', changes: [{ kind: 'set', record: 'sales/acme', key: 'closed', to: '2026-11-21' }] },
    { action: 'send-email', status: 'done', changes: [], effects: [{ key: 'k', kind: 'email', words: 'mail to 1 address' }] },
  ],
});
const failed = trace({
  status: 'failed',
  reason: 'x',
  steps: [
    { action: 'comment', status: 'done', changes: [] },
    { action: 'move', status: 'failed', reason: 'the list is locked', changes: [] },
  ],
});

test('what failed comes first, then what nobody knows, then what was done, in words and with links', () => {
  const quiet = { ...trace({ rule: 'other', status: 'conditions-not-met', reason: 'if late: late is false' }) };
  const told = drawSummary(
    note({
      traces: [quiet, acted, failed],
      effects: [
        { key: 'e'.repeat(64), rule: 'won', record: 'sales/acme', kind: 'email', state: 'unknown', reason: 'the claim is old' },
        { key: 'f'.repeat(64), rule: 'won', kind: 'webhook', state: 'sent' },
      ],
      notes: ['2 messages were held back'],
    }),
    look,
  );
  const acme = `[sales/acme](https://github.example/t/blob/${head}/records/sales/acme.md)`;
  const link = (name: string) => `[\`${name.slice(0, 10)}\`](https://github.example/t/commit/${name})`;
  expect(told.split('\n')).toEqual([
    '## Rules',
    '',
    `Looked at 3 events from ${link(since)} to ${link(head)}. What rules changed is ${link(commit)}.`,
    '',
    '### Failed',
    '',
    `- **Deal won**, ${acme} (moved from open to won by ana): failed; move failed: the list is locked`,
    '',
    '### Nobody knows whether it happened',
    '',
    `- **Deal won**, ${acme}: email unknown: the claim is old; to send it again: woad retry ${'e'.repeat(64)}`,
    '',
    '### Done',
    '',
    `- **Deal won**, ${acme} (moved from open to won by ana): set closed to 2026-11-21; mail to 1 address`,
    '- **Deal won**: webhook sent',
    '',
    '### To know',
    '',
    '- 2 messages were held back',
    '',
    '<details><summary>1 look at a rule that did nothing, and why</summary>',
    '',
    `- **other**, ${acme} (moved from open to won by ana): conditions-not-met: if late: late is false`,
    '',
    '</details>',
    '',
  ]);
});

test('a failed step is annotated on its own line, what was held back is a warning, and no text is a command', () => {
  const told = drawRunAnnotations(
    note({
      traces: [failed, trace({ status: 'held-back', reason: 'bulk\n::add-mask::x' }), acted, ...Array.from({ length: 30 }, () => failed)],
    }),
    look,
  );
  const lines = told.trimEnd().split('\n');
  expect(lines).toHaveLength(11);
  expect(lines[0]).toBe('::error file=desk/automations/won.yml,line=9,col=5,title=won::sales/acme: failed: x');
  expect(lines[10]).toBe('::warning file=desk/automations/won.yml,line=1,title=won::sales/acme: held-back: bulk%0A::add-mask::x');
});

test('nothing that somebody wrote is more than text, and no address is told', () => {
  const hostile = '</details><script>x</script> [a](https://evil.example) @ana #7 ana@tidewater.example\n# Head';
  const odd = trace({ rule: hostile, record: `sales/${hostile}`, status: 'failed', reason: hostile, event: { ...event, actor: hostile } });
  const given = note({
    traces: [odd, { ...odd, status: 'no-op' }],
    notes: [hostile],
    effects: [{ key: 'k', rule: hostile, kind: 'email', state: 'failed', reason: hostile }],
  });
  const told = drawSummary(given, { ...look, recordAddress: () => undefined });
  expect(told).not.toMatch(/(?<!\\)<(?!details>|summary>|\/summary>|\/details>\n)/);
  expect(told).not.toMatch(/(?<!\\)\[a|@ana|#7|tidewater|^# Head/m);
  expect(drawRunAnnotations(given, look)).not.toContain('tidewater');
});

test('a storm fits into what GitHub takes, with what failed in it and its parts closed', () => {
  const long = { reason: 'x '.repeat(400) };
  const storm = Array.from({ length: 1500 }, () => [
    trace({ status: 'conditions-not-met', ...long }),
    trace({ status: 'failed', ...long }),
  ]).flat();
  const told = drawSummary(note({ traces: storm }), look);
  expect(Buffer.byteLength(told)).toBeLessThan(1024 * 1024);
  expect(told).toMatch(/### Failed[\s\S]*- and [\d,]+ more\n[\s\S]*<details>[\s\S]*<\/details>\n$/);
});
