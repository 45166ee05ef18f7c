import { expect, test } from 'vitest';
import { describeChange, describeEvent } from '../engine/automate/words.ts';
import type { Terminal } from '../model/command.ts';
import { drawReachAnnotations, drawRehearsal, drawRehearsalMarkdown } from '../terminal/rehearsal.ts';
import { newTracker, type Place } from '../workflow/place.ts';
import { rehearse } from './rehearsal.ts';

const terminal: Terminal = {
  write() {},
  complain() {},
  readInput: async () => '',
  folder: '/',
  environment: {},
  now: new Date('2026-11-21T23:30:00Z'),
  width: 0,
  colored: false,
};
const look = { describeEvent, describeChange };
const settings = 'title: T\npeople: { ana: { name: Ana, email: ana@tidewater.example } }\n';
const mail =
  'name: Tell the boss\nwhen: { record-moved: { to: done } }\nif: list == "done"\ndo:\n  - send-email: { to: boss@other.example, subject: "{{ title }}", body: Won. }\n  - set: { closed: "{{ today() }}" }\n';

/** A tracker in which Acme was done, and then taken back. */
function lived(): Place {
  const place = newTracker();
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  place.commit('done');
  place.move('records/sales/done/acme.md', 'records/sales/doing/acme.md');
  place.commit('not done');
  place.git('checkout', '-q', '-b', 'proposal');
  return place;
}

test('a new rule with a new recipient, host and secret names all three, and says what it would have done then', async () => {
  const place = lived();
  const hook = '  - call-webhook: { url: "https://hooks.other.example/{{ slug }}", secret: CRM_SECRET }\n';
  place.put('automations/tell.yml', mail + hook);
  place.put('workspace.yml', `${settings}email: { allow: [people, boss@other.example] }\nwebhooks: { allow: [hooks.other.example] }\n`);
  place.commit('a rule');
  const { past } = await rehearse(place.root, 'main', terminal);
  const lines = past ? drawRehearsal(past, look).split('\n') : [];
  expect(lines).toEqual([
    'rules reach what they did not before:',
    '  ! recipient boss@other.example: automations/tell.yml, line 5',
    '  ! host hooks.other.example: automations/tell.yml, line 7',
    '  ! secret CRM_SECRET: automations/tell.yml, line 7',
    '  ! recipient boss@other.example: workspace.yml allows it now',
    '  ! host hooks.other.example: workspace.yml allows it now',
    expect.stringMatching(
      /^new rule Tell the boss would have acted once in the 3 commits before this change \(4 events .*\): 1 email, 1 change, 1 webhook$/,
    ),
    // on the day of that commit
    expect.stringMatching(
      /^ {2}- sales\/acme moved from todo to done by ana: mail to 1 address; set closed to \d{4}-\d\d-\d\d; POST to hooks\.other\.example$/,
    ),
    '',
  ]);
  expect(past && drawReachAnnotations(past, 'desk/').split('\n')[0]).toBe(
    '::warning file=desk/automations/tell.yml,line=5,col=23,title=new recipient::recipient boss@other.example: automations/tell.yml, line 5',
  );
  expect(past && drawRehearsalMarkdown(past, look)).toContain('- **secret CRM\\_SECRET: automations/tell.yml, line 7**');
  // nothing of it was written
  expect(place.git('status', '--porcelain')).toBe('');
});

test('what a rule reached before is not new, what another one reached is told after the rest, and switching one on is new', async () => {
  const place = lived();
  place.git('checkout', '-q', 'main');
  place.put('automations/old.yml', mail);
  place.put('automations/off.yml', `enabled: false\n${mail.replace('boss@', 'off@')}`);
  place.commit('rules');
  place.git('checkout', '-q', '-B', 'proposal');
  place.put('automations/old.yml', mail.replace('Won.', 'Lost.'));
  place.put('automations/off.yml', mail.replace('boss@', 'off@'));
  place.put('automations/more.yml', mail.replace('boss@other.example', '[boss@other.example, new@other.example]'));
  place.git('rm', '-q', 'automations/won.yml');
  place.commit('more');
  const { past } = await rehearse(place.root, 'main', terminal);
  expect(past?.reaches.map(({ reach, rule, known }) => [reach.name, rule, known])).toEqual([
    ['new@other.example', 'more', false],
    ['off@other.example', 'off', false],
    ['boss@other.example', 'more', true],
  ]);
  expect(past?.rules.map(({ name, what }) => [name, what])).toEqual([
    ['more', 'new'],
    ['off', 'changed'],
    ['old', 'changed'],
    ['won', 'removed'],
  ]);
});

test('a change of records alone rehearses no rule, and tells what it sets off', async () => {
  const place = lived();
  place.move('records/sales/todo/globex.md', 'records/sales/done/globex.md');
  place.commit('done');
  const { plan, past } = await rehearse(place.root, 'main', terminal);
  expect(past).toBeUndefined();
  expect(plan.traces.map(({ rule, record, status }) => [rule, record, status])).toEqual([['won', 'sales/globex', 'success']]);
});

test('a rule with a fault, one that nothing set off, and a hostile title', async () => {
  const place = lived();
  place.put('automations/fault.yml', 'when: { record-moved: {} }\ndo: [{ comment: "{{ nonsense }}" }]\n');
  place.put('automations/idle.yml', 'name: "</details> @ana"\nwhen: { record-moved: { to: todo } }\ndo: [{ comment: Hi }]\n');
  place.commit('rules');
  const { past } = await rehearse(place.root, 'main', terminal);
  const told = past ? drawRehearsalMarkdown(past, look) : '';
  expect(told).toMatch(/- new rule fault would not run: automations\/fault\.yml:2: comment: .*nonsense/);
  expect(told).toContain('- new rule \\</details\\> @\u2060ana would have done nothing, in the 3 commits before this change');
});

test('what rules would have done then is told without an address', async () => {
  const place = lived();
  place.put('automations/note.yml', 'when: { record-moved: { to: done } }\ndo: [{ set: { stage: boss@other.example } }]\n');
  place.commit('a rule');
  const { past } = await rehearse(place.root, 'main', terminal);
  const told = past ? drawRehearsal(past, look) + drawRehearsalMarkdown(past, look) : '';
  expect(told).toContain('set stage to (address)');
  expect(told).not.toContain('boss@');
});

test('an address that is a secret is called out by the name of that secret', async () => {
  const place = lived();
  place.put('automations/chat.yml', 'when: { record-moved: {} }\ndo: [{ call-webhook: { url_secret: CHAT_URL } }]\n');
  place.commit('a rule');
  const { past } = await rehearse(place.root, 'main', terminal);
  expect(past?.reaches.map(({ reach }) => [reach.kind, reach.name])).toEqual([['secret', 'CHAT_URL']]);
});

const greeting = 'name: Hello\nwhen: { record-moved: { board: deals, to: won } }\ndo: [{ comment: Hi. }]\n';
const acted = /^new rule Hello would have acted once in the \d+ commits? before this change \(\d+ events? .*\): 1 change$/m;
const tell = async (place: Place) => {
  const { past } = await rehearse(place.root, 'HEAD~1', terminal);
  return past ? drawRehearsal(past, look) : '';
};

/** A tracker in which other boards stood, and a deal that was won. */
function replaced(): Place {
  const place = newTracker();
  place.git('rm', '-r', '-q', 'lists', 'records');
  place.put('lists/deals.yml', 'lists: [open, { name: won, done: true }]\n');
  place.put('records/deals/open/acme.md', '---\ntitle: Acme\n---\n');
  place.put('automations/won.yml', 'when: { record-moved: { to: won } }\ndo: [{ set: { color: green } }]\n');
  place.commit('boards of our own');
  place.move('records/deals/open/acme.md', 'records/deals/won/acme.md');
  place.commit('won');
  return place;
}

test('what other rules have answered already counts for a new one, on a board that came later', async () => {
  const place = replaced();
  expect((await place.woad('automate', '--since', 'HEAD~1')).output).toContain('committed');
  place.put('automations/hello.yml', greeting);
  place.commit('a rule');
  expect(await tell(place)).toMatch(acted);
});

test('what happened on a line that rules came into from the side is looked at commit by commit', async () => {
  const place = replaced();
  place.git('checkout', '-q', '-b', 'side');
  await place.woad('automate', '--since', 'HEAD~1');
  place.git('checkout', '-q', 'main');
  place.move('records/deals/won/acme.md', 'records/deals/open/acme.md');
  place.commit('not won');
  place.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'merge', '-q', '--no-edit', 'side');
  place.put('automations/hello.yml', greeting);
  place.commit('a rule');
  expect(await tell(place)).toMatch(acted);
});

test('a record that the change moves is told as it was when somebody commented on it', async () => {
  const place = newTracker();
  place.put('records/sales/_comments/acme/20261120T101500Z-ana.md', 'Look.');
  place.commit('comment');
  place.put('automations/hello.yml', 'name: Hello\nwhen: { comment-added: { list: todo } }\ndo: [{ tag: { add: seen } }]\n');
  place.put('lists/sales.yml', 'lists: [todo, doing, { name: done, done: true }]\nopen: [tags]\n');
  place.move('records/sales/todo/acme.md', 'records/sales/doing/acme.md');
  place.commit('a rule, and a move');
  expect(await tell(place)).toMatch(acted);
});
