import { describe, expect, test } from 'vitest';
import type { RecordPast } from '../../model/history.ts';
import { openMemory } from '../../store/memory.ts';
import { computeFiles } from '../../story/computing.ts';
import { filesOfRules, runContext, runRules } from '../../story/running.ts';
import type { Tree } from '../../story/trial.ts';
import { readTracker } from '../read/tracker.ts';
import { openRules } from './rules.ts';
import type { RunPlan } from './run.ts';

/** Deals whose fields are made of their own keys, of their client and of git; clients that sum their deals up. */
const deals: Tree = {
  'workspace.yml': 'title: T\ntimezone: Europe/Madrid\n',
  'lists/deals.yml': `lists: [todo, doing, { name: done, done: true }]
fields:
  value: { type: number }
  score: { type: number }
  client: { type: reference, board: clients }
  weighted: { type: formula, formula: value * score / 100 }
  double: { type: formula, formula: weighted * 2 }
  of_client: { type: lookup, reference: client, field: total }
  began: { type: created }
  year: { type: formula, formula: year(created) }
`,
  'lists/clients.yml': `lists: [active]
fields:
  total: { type: rollup, referenced_by: deals.client, field: value, function: sum }
`,
  'records/clients/active/kestrel.md': '---\ntitle: Kestrel\n---\n',
  'records/deals/todo/acme.md': deal('Acme', 1000, 50),
  'records/deals/todo/zeta.md': deal('Zeta', 30, 10),
};
const acme = 'records/deals/todo/acme.md';

function deal(title: string, value: number, score: number): string {
  return `---\ntitle: ${title}\nvalue: ${value}\nscore: ${score}\nclient: kestrel\n---\n`;
}

function past(created: string, updated: string): RecordPast {
  return { created, updated, author: 'luis', commits: 2, entries: [], whole: true };
}

const when = (field: string) => `when: { field-changed: { board: deals, field: ${field} } }\n`;
const told = ({ traces }: RunPlan) => traces.map(({ status, reason }) => [status, reason]);
const run = (rule: string, changes: { [path: string]: string | null }[], more: Parameters<typeof runRules>[2] = {}) =>
  runRules({ ...deals, ...filesOfRules({ a: rule }) }, changes, more);

describe('a rule names computed fields', () => {
  test('of the record as it is, and a formula over formulas of the record as it was', () => {
    const plan = run(
      `${when('score')}if: [weighted > 500, previous.weighted == 500, double == record.weighted * 2]\ndo: [{ comment: "{{ previous.double }} -> {{ double }}" }]\n`,
      [{ [acme]: deal('Acme', 1000, 80) }],
    );
    expect(plan.files).toHaveProperty('records/deals/_comments/acme/20261121T124510Z-woad.md', '1000 -> 1600\n');
    expect(plan.traces[0]?.conditions[0]).toEqual({ of: 'if', expression: 'weighted > 500', holds: true, values: { weighted: 800 } });
  });

  test('after its own changes, those of other records too', () => {
    const plan = run(
      `${when('score')}do:\n  - set: { value: 2000 }\n  - set: { score: 90 }\n    if: weighted == 1600 && of_client == 2030\n  - comment: "{{ weighted }} of {{ of_client }}"\n`,
      [{ [acme]: deal('Acme', 1000, 80) }],
    );
    expect(told(plan)).toEqual([
      ['success', ''],
      ['loop', expect.any(String)],
    ]);
    expect(Object.values(plan.files)).toContain('1800 of 2030\n');
  });

  test('in the order of the board, wherever rules put the records', () => {
    const names = `lists: [active]\nfields:\n  names: { type: rollup, referenced_by: deals.client, field: title, function: join }\n`;
    const start = {
      ...deals,
      'lists/clients.yml': names,
      'lists/deals.yml': `${deals['lists/deals.yml']}  all: { type: lookup, reference: client, field: names }\n`,
    };
    start['lists/deals.yml'] = start['lists/deals.yml'].replace(/ {2}of_client.*\n/, '');
    const plan = runRules(
      { ...start, ...filesOfRules({ a: `${when('score')}do: [{ set: { title: Abel } }, { comment: "{{ all }}" }]\n` }) },
      [{ 'records/deals/todo/zeta.md': deal('Zeta', 30, 20) }],
    );
    const settings = Object.fromEntries(Object.entries(start).filter(([path]) => !path.startsWith('records/')));
    expect(computeFiles({ ...settings, ...plan.files }, runContext.fields).give('clients/kestrel', 'names')).toEqual({
      value: 'Abel, Acme',
    });
    expect(Object.values(plan.files)).toContain('Abel, Acme\n');
  });

  test('in where, of the record as each commit left it', () => {
    const rule = 'when: { field-changed: { board: deals, field: score, where: weighted > 700 } }\ndo: [{ comment: "{{ weighted }}" }]\n';
    const plan = run(rule, [{ [acme]: deal('Acme', 1000, 80) }, { [acme]: deal('Acme', 1000, 60) }]);
    expect(plan.traces.map(({ status, event }) => [status, event?.commit])).toEqual([['success', 'c0ffee0']]);
    expect(Object.values(plan.files)).toContain('600\n');
  });

  test('that cannot be had is told, and no rule acts on a guess', () => {
    const grown = [{ [acme]: deal('Acme', 1000, 80) }];
    const why = 'only its present value is known: it is made of more than what the record itself said then';
    const guess = `${when('score')}if: previous.of_client != of_client\ndo: [{ move: done }]\n`;
    expect(told(run(guess, grown))).toEqual([['failed', `if previous.of_client != of_client: of_client: ${why}`]]);
    const negated = `${when('score')}unless: has(previous.of_client)\ndo: [{ move: done }]\n`;
    expect(told(run(negated, grown))).toEqual([['failed', `unless has(previous.of_client): of_client: ${why}`]]);
    const text = `${when('score')}do: [{ comment: "{{ previous.updated }}" }]\n`;
    expect(told(run(text, grown))).toEqual([['failed', `comment: {{ previous.updated }}: updated: ${why}`]]);
    const where = 'when: { field-changed: { board: deals, field: score, where: "of_client > 0" } }\ndo: [{ move: done }]\n';
    expect(told(run(where, grown))).toEqual([['success', '']]);
    expect(told(run(where, [...grown, { [acme]: deal('Acme', 1000, 80).replace('Acme', 'ACME') }]))).toEqual([
      ['conditions-not-met', `field-changed: deals/acme: where of_client > 0 does not hold: of_client: ${why} (and 1 more)`],
    ]);
    const broken = deal('Acme', 1000, 80).replace('kestrel', 'nobody');
    expect(told(run(`${when('score')}if: of_client == 0\ndo: [{ move: done }]\n`, [{ [acme]: broken }]))).toEqual([
      ['failed', 'if of_client == 0: of_client: there is no record clients/nobody'],
    ]);
  });

  test('sets off nothing by computing: only what stands in the file changed', () => {
    const plan = runRules(
      {
        ...deals,
        ...filesOfRules({
          a: `${when('score')}if: weighted > 0\ndo: [{ set: { value: 5 } }]\n`,
          b: `${when('value')}do: [{ comment: "{{ weighted }}" }]\n`,
        }),
      },
      [{ [acme]: deal('Acme', 1000, 80) }],
    );
    expect(plan.traces.map(({ rule, status, event }) => [rule, status, event?.key])).toEqual([
      ['a', 'success', 'score'],
      ['b', 'success', 'value'],
    ]);
    expect(Object.values(plan.files)).toContain('4\n');
  });

  test('and where none does, none is worked out', () => {
    const formula = runContext.fields.get('formula');
    if (!formula?.compute) throw new Error('there is no formula');
    let asked = 0;
    const compute: typeof formula.compute = (options, about) => {
      asked++;
      return formula.compute?.(options, about) ?? {};
    };
    const fields = new Map([...runContext.fields, ['formula', { ...formula, compute }]]);
    const grown = [{ [acme]: deal('Acme', 1000, 80) }];
    const stored = `${when('score')}if: [record.score == 80, previous.score == 50]\ndo: [{ set: { value: 7 } }, { comment: "{{ value }}" }]\n`;
    expect(told(run(stored, grown, { fields }))).toEqual([['success', '']]);
    expect(asked).toBe(0);
    expect(told(run(`${when('score')}if: weighted == 800\ndo: [{ move: done }]\n`, grown, { fields }))).toEqual([['success', '']]);
    expect(asked).toBe(1);
  });

  test('no trigger may wait for one', () => {
    const plan = run(`${when('weighted')}do: [{ move: done }]\n`, [{ [acme]: deal('Acme', 1000, 80) }]);
    expect(told(plan)).toEqual([
      [
        'failed',
        'automations/a.yml:1: field-changed: field: "weighted" is computed (formula) and stands in no file, so no commit changes it; wait for what it is made of, and ask for it in "if"; a rule with faults is not run',
      ],
    ]);
  });
});

describe('a rule names what git knows', () => {
  const pasts = new Map([['deals/acme', past('2024-05-01T22:30:00Z', '2026-11-21T12:00:00Z')]]);
  const grown = [{ [acme]: deal('Acme', 1000, 80) }];

  test('in the local time of the workspace, also where the record was renamed by a rule before it, and of the record as it was', () => {
    const rule = `${when('score')}do: [{ move: { board: clients, list: active } }, { comment: "{{ previous.created }} {{ author }}" }]\n`;
    const after = 'when: { record-moved: { board: clients } }\ndo: [{ comment: "{{ created }} {{ updated }}" }]\n';
    const plan = runRules({ ...deals, ...filesOfRules({ a: rule, b: after }) }, grown, { pasts });
    const comments = Object.entries(plan.files).filter(([path]) => path.includes('_comments'));
    expect(told(plan).map(([status]) => status)).toEqual(['success', 'success']);
    expect(comments.map(([, text]) => text)).toEqual(['2024-05-02T00:30 2026-11-21T13:00\n', '2024-05-02T00:30 luis\n']);
  });

  test('fields that are made of it too', () => {
    const rule = `${when('score')}if: [year == 2024, 'began == "2024-05-02T00:30"']\ndo: [{ comment: "{{ year }}" }]\n`;
    expect(told(run(rule, grown, { pasts }))).toEqual([['success', '']]);
    expect(told(run(rule, grown))).toEqual([['conditions-not-met', expect.stringContaining('year is not set')]]);
  });

  test.each<[string, boolean]>([
    ['if: weighted > 5\ndo: [{ comment: "{{ double }} {{ previous.of_client }} {{ record.title }}" }]', false],
    ['if: updated != ""\ndo: [{ move: done }]', true],
    ['unless: previous.author == "luis"\ndo: [{ move: done }]', true],
    ['if: year > 2020\ndo: [{ move: done }]', true],
    ['do: [{ comment: "since {{ record.began }}" }]', true],
    ['do: [{ move: done, if: began != "" }]', true],
    ['if: record["created"] != ""\ndo: [{ move: done }]', true],
  ])('%j asks git: %s', (rule, expected) => {
    const tracker = readTracker(openMemory({ ...deals, ...filesOfRules({ a: `${when('score')}${rule}\n` }) }), runContext);
    const { asksGit, faults } = openRules(tracker, runContext);
    expect({ asksGit, faults }).toEqual({ asksGit: expected, faults: [] });
  });
});
