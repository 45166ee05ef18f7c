import { describe, expect, test } from 'vitest';
import { emptyTrace } from '../engine/automate/rules.ts';
import type { Trace } from '../model/trace.ts';
import { openGitHub } from '../workflow/loopback-github.ts';
import { newRuleRun } from '../workflow/rule-run.ts';
import { tellRun } from './telling.ts';

const workspace = `title: Tidewater
timezone: Europe/Madrid
languages: [en, es]
email: { from: Tidewater <tracker@tidewater.example>, allow: [people] }
people:
  ana: { name: Ana, email: ana@tidewater.example, notify: email, language: es }
  luis: { name: Luis, email: luis@tidewater.example, notify: email }
  mei: { name: Mei, email: mei@tidewater.example, github: mei-gh, notify: github }
`;
const files = {
  'workspace.yml': workspace,
  'lists/desk.yml': 'lists: [todo, doing, { name: done, done: true }]\n',
  'records/desk/todo/pump.md': '---\ntitle: Pump\nassignees: [luis]\n---\nIt is loud.\n',
  'records/desk/todo/valve.md': '---\ntitle: Valve\n---\n',
  'automations/won.yml': 'enabled: false\nwhen: { record-created: {} }\ndo: [{ comment: Hello. }]\n',
};
const luis = 'Luis <luis@tidewater.example>';
const alert = (when: string) =>
  `when: ${when}\ndo: [{ send-email: { to: luis, subject: "{{ event.kind }}: {{ title }}", body: "By {{ actor }}." } }]\n`;

test('a record created with the tag urgent, one edited and one deleted each set off one alert, however they are pushed', async () => {
  const { smtp, run, change } = await newRuleRun({
    ...files,
    'automations/urgent.yml': alert('{ record-created: { where: "\'urgent\' in tags" } }'),
    'automations/edited.yml': alert('{ record-edited: {} }'),
    'automations/deleted.yml': alert('{ record-deleted: {} }'),
  });
  change((place) => place.put('records/desk/todo/leak.md', '---\ntitle: Leak\ntags: [urgent]\n---\n'));
  change((place) => place.put('records/desk/todo/paint.md', '---\ntitle: Paint\n---\n'));
  await run('2026-11-21T09:00:00Z');
  change((place) => place.put('records/desk/todo/pump.md', '---\ntitle: Pump\nassignees: [luis]\n---\nIt is very loud.\n'));
  change((place) => place.git('rm', '--quiet', 'records/desk/todo/valve.md'));
  await run('2026-11-21T10:00:00Z');
  await run('2026-11-21T11:00:00Z');
  // one that is gone again before rules look at it has set off its alerts too
  change((place) => place.put('records/desk/todo/fire.md', '---\ntitle: Fire\ntags: [urgent]\n---\n'));
  change((place) => place.git('rm', '--quiet', 'records/desk/todo/fire.md'));
  const note = await run('2026-11-21T12:00:00Z');
  expect(note.effects.map(({ rule, record, state }) => [rule, record, state]).sort()).toEqual([
    ['deleted', 'desk/fire', 'sent'],
    ['urgent', 'desk/fire', 'sent'],
  ]);
  expect(smtp.messages.map(({ mail }) => mail.subject)).toEqual([
    'created: Leak',
    expect.stringMatching(/^(edited: Pump|deleted: Valve)$/),
    expect.stringMatching(/^(edited: Pump|deleted: Valve)$/),
    expect.stringMatching(/: Fire$/),
    expect.stringMatching(/: Fire$/),
  ]);
  expect(new Set(smtp.messages.map(({ mail }) => mail.subject)).size).toBe(5);
});

test('rules that were not set off for the same reason are told together, so that of many each still says why', () => {
  const idle = (rule: string, reason: string) => ({ ...emptyTrace(rule, 'conditions-not-met', reason) });
  const waits = Array.from({ length: 12 }, (_, index) => idle(`moved-${index}`, 'nothing happened that it waits for (record-moved)'));
  const told = (traces: Trace[]) => tellRun({ events: 1, notes: [], effects: [], traces });
  expect(told([...waits, idle('weekly', 'its time did not come (schedule)')])).toBe(
    `${waits.map(({ rule }) => rule).join(', ')}: not set off: nothing happened that it waits for (record-moved)\nweekly: not set off: its time did not come (schedule)\n`,
  );
  expect(told(waits.map((trace, index) => ({ ...trace, reason: `${index}` })))).toMatch(
    /not set off: moved-10, moved-11; --json says why\n$/,
  );
});

test('a rule whose time came and that found no record says so, with why not the first; before its time it says that', async () => {
  const daily = 'when: { schedule: { cron: "0 9 * * *", board: desk, where: late } }\ndo: [{ comment: X. }]\n';
  const { run, change } = await newRuleRun({ ...files, 'automations/daily.yml': daily });
  const edit = (text: string) =>
    change((place) => place.put('records/desk/todo/valve.md', `---\ntitle: Valve\n---\n${text}\n`), text, luis);
  const why = async (now: string) => (await run(now)).traces.find(({ rule }) => rule === 'daily')?.reason;
  edit('One.');
  expect(await why('2026-11-22T07:30:00Z')).toBe('its time did not come (schedule)');
  edit('Two.');
  expect(await why('2026-11-22T08:30:00Z')).toBe(
    'its time came at 2026-11-22T09:00, and no record fits; desk/pump: where late does not hold: late is false (and 1 more)',
  );
});

describe('people are told', () => {
  test('once that they were mentioned, in their language, whatever becomes of the text; and nobody of what they did themselves', async () => {
    const { smtp, run, change, entries } = await newRuleRun(files);
    const say = (text: string, author = luis) =>
      change((place) => place.put('records/desk/todo/valve.md', `---\ntitle: Valve\n---\n${text}\n`), 'text', author);
    say('@ana and @luis, look at it.');
    await run('2026-11-21T09:00:00Z');
    expect(smtp.messages.map(({ to, mail }) => [to, mail.subject])).toEqual([
      [['ana@tidewater.example'], 'Luis le ha mencionado en Valve.'],
    ]);
    expect(smtp.messages[0]?.mail.text).toMatch(/^Hola, Ana:/);
    await run('2026-11-21T09:10:00Z');
    say('@luis, @ana: look at it once more. Thanks, @ana!');
    await run('2026-11-21T09:20:00Z');
    say('Nobody is named.');
    await run('2026-11-21T09:30:00Z');
    say('@ana, again.');
    await run('2026-11-21T09:40:00Z');
    expect(smtp.messages).toHaveLength(1);
    change((place) => place.put('records/desk/_comments/valve/20261121T100000Z-luis.md', 'What do you say, @ana?\n'), 'comment', luis);
    await run('2026-11-21T10:10:00Z');
    expect(smtp.messages.map(({ to }) => to)).toEqual([['ana@tidewater.example'], ['ana@tidewater.example']]);
    expect(entries().map(({ rule, state }) => [rule, state])).toEqual([
      ['notice-mentioned', 'sent'],
      ['notice-mentioned', 'sent'],
    ]);
  });

  test('of all that one run has for them in one mail', async () => {
    const { smtp, run, change } = await newRuleRun(files);
    change(
      (place) => {
        for (const name of ['one', 'two', 'three'])
          place.put(`records/desk/todo/${name}.md`, `---\ntitle: ${name}\nassignees: [ana, luis]\n---\nAsk @ana.\n`);
      },
      'three',
      luis,
    );
    const note = await run('2026-11-21T09:00:00Z');
    expect(note.effects.map(({ rule, state }) => [rule, state]).sort()).toEqual([
      ...Array(3).fill(['notice-assigned', 'sent']),
      ...Array(3).fill(['notice-mentioned', 'sent']),
    ]);
    const [first, ...more] = smtp.messages;
    expect([first?.to, first?.mail.subject, more]).toEqual([['ana@tidewater.example'], '6 avisos de Tidewater', []]);
    for (const name of ['one', 'two', 'three']) expect(first?.mail.text).toContain(`Luis le ha asignado ${name}`);
  });

  test('by a mention on GitHub where that is their way, or there is no mail server', async () => {
    const github = await openGitHub();
    const { smtp, run, change } = await newRuleRun(
      files,
      {},
      {
        SMTP_URL: '',
        GITHUB_REPOSITORY: 'tidewater/tracker',
        GITHUB_API_URL: github.api,
        WOAD_TOKEN: 'ghs_token',
      },
    );
    change((place) => place.put('records/desk/todo/valve.md', '---\ntitle: Valve\n---\n@ana and @mei, look at it.\n'), 'text', luis);
    await run('2026-11-21T09:00:00Z');
    await run('2026-11-21T09:10:00Z');
    const { issues } = github.repository;
    expect(issues).toHaveLength(1);
    const comments = issues[0]?.comments.map(({ body }) => body) ?? [];
    expect(comments).toHaveLength(2);
    expect(comments.join('\n')).toMatch(/@ana\b/);
    expect(comments.join('\n')).toMatch(/@mei-gh\b/);
    expect(smtp.messages).toEqual([]);
    github.close();
  });

  test('of what is due, late and to be remembered, at its time and once', async () => {
    const { smtp, run, change } = await newRuleRun(files);
    change((place) =>
      place.put('records/desk/todo/pump.md', '---\ntitle: Pump\nassignees: [luis]\ndue: 2026-11-24\nremind: 2026-11-22T18:00\n---\n'),
    );
    const told: [string, string[]][] = [];
    for (const now of [
      '2026-11-21T09:00:00Z',
      '2026-11-22T16:59:00Z',
      '2026-11-22T17:01:00Z',
      '2026-11-23T07:00:00Z',
      '2026-11-24T12:00:00Z',
      '2026-11-24T23:30:00Z',
      '2026-11-25T12:00:00Z',
      '2026-11-26T12:00:00Z',
      '2026-11-27T12:00:00Z',
    ]) {
      const before = smtp.messages.length;
      await run(now);
      const subjects = smtp.messages.slice(before).map(({ mail }) => mail.subject ?? '');
      if (subjects.length > 0) told.push([now, subjects]);
    }
    expect(told).toEqual([
      ['2026-11-22T17:01:00Z', ['A reminder of Pump, which is due on November 24, 2026.']],
      ['2026-11-24T12:00:00Z', ['Pump is due on November 24, 2026.']],
      ['2026-11-25T12:00:00Z', ['Pump was due on November 24, 2026 and is not done yet.']],
    ]);
    change((place) => place.put('records/desk/todo/pump.md', '---\ntitle: Pump\nassignees: [luis]\ndue: 2026-11-28\n---\n'));
    await run('2026-11-28T12:00:00Z');
    expect(smtp.messages.map(({ mail }) => mail.subject).slice(3)).toEqual(['Pump is due on November 28, 2026.']);
  });
});
