import { expect, test } from 'vitest';
import type { Trace } from '../../scripts/model/trace.ts';
import type { SiteAutomations } from '../data-rules.ts';
import { canary, entryOf, type Given, gather, moved, open, traceOf, won } from '../tests/gathering.ts';

const texts = (given: SiteAutomations) => JSON.stringify(given);

test('a rule is told in words, with titles for names and without an address', () => {
  const rule = `when: { record-moved: { board: sales, to: closed-won } }
if: deal_value > 1000
do:
  - send-email: { to: [ana, boss@t.example, "{{ note }}@t.example"], cc: second@t.example, subject: "Write to x@t.example", body: Hello }
  - call-webhook: { url: "https://hooks.t.example/T0/very-secret/{{ slug }}" }
`;
  for (const audience of ['public', 'members'] as const) {
    const told = gather({ rules: { won: rule }, audience });
    expect(told.rules[0]).toMatchObject({
      when: [{ say: 'record-moved', slots: { board: [{ text: 'Sales' }], to: [{ text: 'Closed won' }] } }],
      conditions: [{ of: 'if', asks: { as: 'comparison', key: { text: 'Deal value' }, sign: '>', value: { number: 1000 } } }],
      steps: [
        { phrases: [{ say: 'send-email', slots: { people: [{ text: 'Ana García' }, { code: 'note' }, { as: 'addresses', count: 2 }] } }] },
        { phrases: [{ say: 'call-webhook', slots: { host: [{ code: 'hooks.t.example' }] } }] },
      ],
    });
    expect(texts(told)).not.toMatch(/@t\.example|very-secret/);
  }
});

test('the public is told nothing of private fields, of boards that are not public, and of texts', () => {
  const low = canary.toLowerCase();
  const given: Given = {
    rules: {
      won,
      private: `when: { record-moved: { board: sales } }\nif: phone == "${canary}"\ndo: [{ set: { phone: "${canary}" } }, { comment: "Call {{ phone }} ${canary}" }]\n`,
      mail: `when: { record-moved: { board: sales } }\ndo: [{ notify: { to: ana, text: "Call {{ phone }}", once_per: [phone] } }]\n`,
      team: `name: ${canary}\nwhen: { record-created: { board: team } }\ndo: [{ comment: ${canary} }]\n`,
      all: `when: { record-moved: { to: ${low}-list } }\nunless: pay_${low} > 3\ndo: [{ move: { board: team, list: ${low}-list } }, { comment: "See team/${canary}" }]\n`,
    },
    traces: [
      traceOf({
        reason: `phone is ${canary}`,
        conditions: [
          {
            of: 'if',
            expression: 'deal_value > 1000',
            holds: true,
            values: { phone: canary, note: canary, 'vars.X': canary, 'event.comment': canary },
          },
        ],
        steps: [
          {
            action: 'comment',
            status: 'done',
            changes: [
              { kind: 'comment', record: 'sales/acme', text: canary },
              { kind: 'set', record: 'sales/acme', key: 'note', to: canary },
              { kind: 'set', record: 'sales/acme', key: 'phone', to: canary },
              { kind: 'create', board: 'team', list: `${low}-list`, title: canary },
              { kind: 'rename', record: 'sales/acme', slug: canary },
            ],
          },
          { action: 'set', status: 'failed', reason: canary, changes: [] },
        ],
      }),
      traceOf({ event: { ...moved, kind: 'changed', key: 'pay', from: 987_654, to: 987_655 } }),
      traceOf({ event: { ...moved, kind: 'changed', key: 'phone', from: canary, to: canary } }),
      traceOf({ event: { ...moved, kind: 'changed', key: 'note', from: canary, to: canary } }),
      traceOf({ event: { ...moved, kind: 'moved', from: `${low}-list`, to: 'open' } }),
      traceOf({ event: { ...moved, kind: 'attached', detail: canary } }),
      traceOf({ record: `team/${canary}`, status: 'failed', reason: canary }),
      traceOf({ record: `sales/${canary}` }),
      traceOf({ rule: 'private', record: 'sales/acme' }),
      traceOf({ rule: 'mail', record: 'sales/acme', status: 'failed' }),
      traceOf({ rule: 'mail', record: 'sales/acme' }),
      traceOf({ rule: 'notice-due', record: `team/${canary}` }),
      traceOf({ rule: 'gone', record: 'sales/acme', status: 'failed', reason: `automations/gone.yml:1: ${canary}` }),
    ],
    troubled: [
      entryOf({ record: `team/${canary}`, key: '11'.repeat(32) }),
      entryOf({ rule: 'private', record: 'sales/acme', key: '22'.repeat(32) }),
      entryOf({ rule: 'mail', record: 'sales/acme', key: '33'.repeat(32) }),
      entryOf({ record: 'sales/acme', reason: canary }),
    ],
  };
  const told = gather(given);
  expect(texts(told).toLowerCase()).not.toContain(low);
  expect(texts(told)).not.toMatch(/98765|1111|2222|3333|recipient-hash/);
  expect(told.partial).toBe(true);
  expect(told.builtIn.flatMap(({ looks }) => looks)).toEqual([]);
  expect(told.rules.map(({ name }) => name).sort()).toEqual(['all', 'mail', 'private', 'won']);
  // on which records a rule acted that looks at a private field would give the field away
  expect(told.rules.find(({ name }) => name === 'private')?.looks).toEqual([expect.objectContaining({ hidden: true, status: 'success' })]);
  // nor that it failed where it writes to one
  expect(told.rules.find(({ name }) => name === 'mail')?.looks.map(({ hidden, record }) => [hidden, record])).toEqual([
    [true, undefined],
    [false, 'sales/acme'],
  ]);
  expect(texts(told)).toContain('sales/acme');
  expect('unknown' in told.runs || told.runs.effects.map(({ rule, retry }) => [rule, retry])).toEqual([
    ['private', undefined],
    ['mail', undefined],
    ['won', 'ababababab'],
  ]);
  const members = gather({ ...given, audience: 'members' });
  expect(members.rules.map(({ name }) => name).sort()).toEqual(['all', 'gone', 'mail', 'private', 'team', 'won']);
  expect(texts(members)).toContain(`team/${canary}`);
  expect(members.partial).toBe(false);
});

test('values of numbers, days and lists are told, and why a condition did not hold', () => {
  const look = gather({
    rules: { won },
    traces: [
      traceOf({
        status: 'conditions-not-met',
        conditions: [{ of: 'if', expression: 'deal_value > 1000', holds: false, values: { deal_value: 300 } }],
      }),
    ],
  }).rules[0]?.looks[0];
  expect(look).toMatchObject({
    record: 'sales/acme',
    actor: 'ana',
    event: { say: 'moved', slots: { from: [{ text: 'Open' }], to: [{ text: 'Closed won' }] } },
    conditions: [{ holds: false, values: [{ name: 'deal_value', value: { as: 'number', number: 300 } }] }],
  });
});

test('failing rules come first, with the message where nothing is kept from the public; one that works again fails no more', () => {
  const rules = { able: won, broken: won, won };
  const failure = traceOf({ status: 'failed', reason: 'set: "x" is not a number' });
  const fault: Trace = { rule: 'broken', status: 'failed', reason: 'automations/broken.yml:2: no such list', conditions: [], steps: [] };
  const told = gather({ rules, files: open, traces: [failure, fault] });
  expect(told.rules.map(({ name, failing }) => [name, failing])).toEqual([
    ['broken', 'automations/broken.yml:2: no such list'],
    ['won', 'set: "x" is not a number'],
    ['able', undefined],
  ]);
  expect(gather({ rules, traces: [failure] }).rules[0]).toMatchObject({ name: 'won', failing: '' });
  const fixed = gather({ rules, files: open, checked: '2026-11-21T13:00:00Z', traces: [fault] });
  expect(fixed.rules.map(({ failing }) => failing)).toEqual([undefined, undefined, undefined]);
  expect(fixed.runs).toMatchObject({ ran: '2026-11-21T13:00:00Z', last: { at: '2026-11-21T12:00:00Z' } });
  const later = gather({ rules, files: open, notes: [{ traces: [traceOf({})] }, { traces: [failure, fault] }] });
  expect(later.rules.map(({ failing }) => failing)).toEqual([undefined, undefined, undefined]);
});

test('built-in rules say which are switched off', () => {
  const off = gather({ rules: {} }).builtIn.filter(({ enabled }) => !enabled);
  expect(off.map(({ name }) => name)).toEqual(['notice-late']);
});

test('a rule is called what it is called in each language, without an address', () => {
  const rule = 'name: { en: Write to x@t.example, ru: Письмо }\nwhen: { record-moved: { board: sales } }\ndo: [{ comment: Hi }]\n';
  const { rules, runs } = gather({ rules: { won: rule }, troubled: [entryOf({ rule: 'won', record: 'sales/acme' })], audience: 'members' });
  const title = { en: 'Write to (address)', ru: 'Письмо' };
  expect([rules[0]?.title, 'effects' in runs && runs.effects[0]?.title]).toEqual([title, title]);
});
