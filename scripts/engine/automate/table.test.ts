import { describe, expect, test } from 'vitest';
import { acme, askWorld as ask, reachingTracker } from '../../story/asking.ts';
import { clocked, runWhileTimePasses } from '../../story/passing.ts';
import { filesOfRules, runRules } from '../../story/running.ts';

describe('the option records', () => {
  const table =
    'notify: { to: ana, text: Late., records: { boards: [sales, support], group: assignees, columns: [title, list, due, twice, tags] } }';

  test('are a table with links below the text, a heading for each value of the group', () => {
    const [effect] = ask(table).effects;
    const link = (path: string) => `https://github.com/tidewater/tracker/blob/HEAD/records/${path}`;
    expect(effect).toMatchObject({
      text: `Late.

### Ana García

| Title | List | Due | Twice | Tags |
| --- | --- | --- | --- | --- |
| [Acme](${link('sales/todo/acme.md')}) | Todo | 2026-11-20 | 2,400 |  |

### Luis

| Title | List | Due | Twice | Tags |
| --- | --- | --- | --- | --- |
| [Acme](${link('sales/todo/acme.md')}) | Todo | 2026-11-20 | 2,400 |  |
| [Zeta \\| \\[x\\](http://evil.example) @\u2060ana](${link('sales/todo/zeta.md')}) | Todo | 2026-11-30 |  | Very important |

### —

| Title | List | Due | Twice | Tags |
| --- | --- | --- | --- | --- |
| [Old](${link('sales/done/old.md')}) | All done | 2026-01-01 |  |  |
| [Help](${link('support/new/help.md')}) | New |  |  |  |`,
    });
  });

  test('are those that fit, sorted, and as rules left them', () => {
    const step =
      'notify: { to: ana, text: T, records: { boards: sales, where: "!done && due != \\"\\"", sort: -due, columns: [slug, late] } }';
    const rule = `when: { color-changed: {} }\ndo:\n  - set: { due: 2026-12-24 }\n  - ${step}\n`;
    const path = 'records/sales/todo/acme.md';
    const plan = runRules({ ...reachingTracker, ...filesOfRules({ a: rule }) }, [{ [path]: acme.replace('---\n', '---\ncolor: red\n') }]);
    expect(plan.effects.map(({ effect }) => effect)).toMatchObject([
      { text: expect.stringMatching(/\[acme\].*\| no \|\n\| \[zeta\].*\| no \|$/) },
    ]);
  });

  test('leave out what is archived', () => {
    const away = { 'records/support/new/help.md': '---\ntitle: Help\narchived: 2026-01-01\n---\n' };
    expect(ask('notify: { to: ana, text: T, records: { boards: support } }', away).effects).toMatchObject([{ text: 'T\n\nNo records.' }]);
  });

  test('say when there are none, and how many more there are', () => {
    expect(ask("notify: { to: ana, text: T, records: { where: title == 'x' } }").effects).toMatchObject([{ text: 'T\n\nNo records.' }]);
    const many = Object.fromEntries(Array.from({ length: 231 }, (_, n) => [`records/support/new/r${n}.md`, `---\ntitle: R${n}\n---\n`]));
    const [told] = ask('notify: { to: ana, text: T, records: { boards: support } }', many).effects;
    const text = told?.kind === 'notice' ? (told.text ?? '') : '';
    expect(text.split('\n').filter((line) => line.startsWith('| ['))).toHaveLength(200);
    expect(text).toMatch(/\n\nAnd 32 more\.$/);
  });

  test('have the headings, and yes and no, of the first language of the tracker', () => {
    const spanish = { 'workspace.yml': `${reachingTracker['workspace.yml']}languages: [es, en]\n` };
    const where = (condition: string) => `records: { boards: support, where: ${condition}, columns: [title, assignees, late] }`;
    const told = (condition: string) => ask(`notify: { to: ana, text: T, ${where(condition)} }`, spanish).effects;
    expect(told('"true"')).toMatchObject([
      { text: expect.stringMatching(/\n\n\| Título \| Responsables \| Con retraso \|\n.*\n.*\| {2}\| no \|$/) },
    ]);
    expect(told('done')).toMatchObject([{ text: 'T\n\nNinguna ficha.' }]);
  });

  test('stand below a comment too', () => {
    const path = 'records/sales/todo/acme.md';
    const rule = 'when: { color-changed: {} }\ndo:\n  - comment: { text: "Open:", records: { where: "!done", columns: [title] } }\n';
    const plan = runRules({ ...reachingTracker, ...filesOfRules({ a: rule }) }, [{ [path]: acme.replace('---\n', '---\ncolor: red\n') }]);
    const [comment] = Object.entries(plan.files).flatMap(([at, text]) => (at.includes('_comments') ? [text] : []));
    expect(comment).toMatch(/^Open:\n\n\| Title \|\n\| --- \|\n\| \[Acme\]\(/);
  });

  test('a condition that cannot be answered fails the step', () => {
    const step = 'notify: { to: ana, text: T, records: { boards: sales, where: "deal_value / 0 > 1" } }';
    expect(ask(step).told[0]).toMatch(/^failed: notify: records: where, on sales\/acme: /);
  });

  test('make the overview of what is late, once a week and of no record', () => {
    const records = '{ boards: [sales, support], where: late, group: assignees, columns: [title] }';
    const rule = `when: { schedule: { cron: "0 9 * * mon" } }\ndo:\n  - send-email: { to: desk, subject: Late, body: This is late., records: ${records} }\n`;
    const monday = clocked({ ...reachingTracker, ...filesOfRules({ a: rule }) });
    const { effects } = runWhileTimePasses(monday, '2026-11-22T00:00:00Z', '2026-11-23T12:00:00Z');
    expect(effects.filter((planned) => planned.rule === 'a')).toMatchObject([
      { effect: { to: ['@ana', '@luis'], body: expect.stringMatching(/^This is late\.\n\n### Ana García\n.*### Luis\n/s) } },
    ]);
    expect(effects[0]).not.toHaveProperty('record');
  });
});

describe('a rule that a schedule and a change set off', () => {
  test('does to no record what is done to a record', () => {
    const rule = 'when: { schedule: { cron: "0 9 * * mon" }, record-created: {} }\ndo:\n  - comment: Late.\n';
    const { traces, edits } = runWhileTimePasses(
      clocked({ ...reachingTracker, ...filesOfRules({ a: rule }) }),
      '2026-11-22T00:00:00Z',
      '2026-11-23T12:00:00Z',
    );
    expect(traces.filter((trace) => trace.rule === 'a').map(({ status, reason }) => [status, reason])).toEqual([
      ['failed', 'comment: it is about a record, and what set the rule off is not'],
    ]);
    expect(edits).toEqual([]);
  });
});
