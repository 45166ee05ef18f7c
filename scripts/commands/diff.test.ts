import { expect, test } from 'vitest';
import { newTracker, type Place } from '../workflow/place.ts';

const board = `title: Sales pipeline
lists: [open, { name: negotiation, title: Negotiation }, { name: closed-won, title: Closed won, done: true }]
tags: { urgent: { title: Urgent! } }
fields:
  deal_value: { type: currency, currency: EUR }
  notes: { type: markdown, title: Notes }
`;
const acme = (value: number, check: string, more = '') =>
  `---\ntitle: Acme renewal\ndeal_value: ${value}\n${more}---\nAgreed by phone.\n\n- [${check}] Call the buyer\n- [${check}] Send the draft\n`;
const tracker = {
  'lists/sales.yml': board,
  'records/sales/todo/acme.md': '---\ntitle: Gone\n---\n',
  'records/sales/negotiation/acme-renewal.md': acme(12000, ' '),
};

async function tell(place: Place, ...args: string[]): Promise<string[]> {
  const { code, output, complaint } = await place.woad('diff', ...args);
  expect([code, complaint]).toEqual([0, '']);
  return output.split('\n').filter((line) => line !== '');
}

test('a deal that was won is told in one paragraph', async () => {
  const place = newTracker(tracker);
  place.move('records/sales/negotiation/acme-renewal.md', 'records/sales/closed-won/acme-renewal.md');
  place.put('records/sales/closed-won/acme-renewal.md', acme(15000, 'x'));
  place.commit('won');
  expect(await tell(place, 'HEAD~1')).toEqual([
    'Acme renewal moved from Negotiation to Closed won; deal value €12,000 -> €15,000; 2 items checked',
  ]);
  const { records } = JSON.parse((await place.woad('diff', 'HEAD~1', 'HEAD', '--json')).output);
  expect(records).toMatchObject([
    {
      kind: 'moved',
      board: 'sales',
      slug: 'acme-renewal',
      changes: [
        { key: 'list', from: 'negotiation', to: 'closed-won' },
        { key: 'deal_value', from: 12000, to: 15000 },
        { key: 'body', from: 4, to: 4 },
      ],
    },
  ]);
});

test('every kind of change has its words', async () => {
  const place = newTracker(tracker);
  place.put('records/sales/open/new-one.md', '---\ntitle: New one\nassignees: [ana]\ntags: [urgent]\ndue: 2026-12-01\n---\nA line.\n');
  place.git('rm', '-q', 'records/sales/todo/globex.md');
  place.put(
    'records/sales/negotiation/acme-renewal.md',
    acme(12000, ' ', 'due: 2026-12-15\nnotes: |\n  One\n  two\ncolour: red\n').replace('Agreed by phone.', 'Agreed by mail.\nTwice.'),
  );
  place.put('records/sales/_comments/acme/20261120T101500Z-ana.md', 'Agreed,\nby *phone*.\n');
  place.put('records/sales/_files/acme/contract.pdf', 'x');
  place.put('records/sales/_templates/deal.md', '---\ntitle: Deal\n---\n');
  place.put('README.md', 'Hello\n');
  place.put(
    'lists/sales.yml',
    board.replace('  notes:', '  stage: { type: text }\n  notes:').replace('lists: [open', 'lists: [lead, open'),
  );
  place.put('lists/support.yml', 'title: Support\nlists: [new, solved]\n');
  place.put('workspace.yml', 'title: T\ntimezone: UTC\npeople: { ana: { name: Ana, email: other@tidewater.example } }\n');
  place.put('automations/won.yml', 'name: Won\nwhen: { record-moved: { to: closed-won } }\ndo:\n  - comment: Won by {{ actor }}.\n');
  place.put('automations/late.yml', 'when: { field-changed: { field: due } }\nif: deal_value > 10\ndo:\n  - move: { list: open }\n');
  place.commit('much');
  expect(await tell(place, 'HEAD~1')).toEqual([
    'Acme renewal: due 2026-12-15; notes written; colour added; 1 line of text changed; 1 line of text added',
    'New one created in Open on Sales pipeline; assigned to Ana; tagged Urgent!; due 2026-12-01; 1 line of text',
    'Gone: Ana commented: Agreed, by *phone*.; contract.pdf attached',
    'Globex removed from Todo on Sales pipeline',
    'rule late: new; when field-changed (field due); if deal_value > 10; then move: list open',
    'rule Won: when.record-moved.to done -> closed-won; do: set taken away',
    'board Sales pipeline: lists: lead added; fields.stage added: type text',
    'board Support: new; with the lists New, Solved',
    'workspace T: timezone changed; people.ana.email changed',
    'template sales/deal: new',
    '1 file outside of the tracker: README.md',
  ]);
});

test('what went along with a record that was renamed is not told again', async () => {
  const place = newTracker({ ...tracker, 'records/sales/_comments/acme/20261120T101500Z-ana.md': 'Hello.\n' });
  expect((await place.woad('rename', 'sales/acme', 'acme-2026')).code).toBe(0);
  place.commit('renamed');
  expect(await tell(place, 'HEAD~1')).toEqual(['Gone renamed from sales/acme to sales/acme-2026']);
});

test('very many records are told by kinds of change, and a renamed board as one thing', async () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`records/big/open/r${n}.md`, `---\ntitle: R${n}\n---\n${n}\n`]));
  const place = newTracker({ ...many, 'lists/big.yml': 'title: Deals\nlists: [open, won]\n' });
  for (let n = 0; n < 51; n++) place.move(`records/big/open/r${n}.md`, `records/big/won/r${n}.md`);
  for (let n = 51; n < 60; n++) place.put(`records/big/open/r${n}.md`, `---\ntitle: R${n}\ndue: 2026-12-01\n---\n${n}\n`);
  for (let n = 0; n < 1200; n++) place.put(`records/big/open/n${n}.md`, '---\ntitle: N\n---\n');
  place.commit('much');
  expect(await tell(place, 'HEAD~1')).toEqual([
    '1,200 records created on Deals',
    '9 records changed on Deals: due of 9',
    '51 records moved from Open to Won on Deals',
  ]);
  place.git('mv', 'lists/big.yml', 'lists/deals.yml');
  place.git('mv', 'records/big', 'records/deals');
  place.commit('renamed');
  expect((await tell(place, 'HEAD~1')).slice(-1)).toEqual(['board Deals: renamed from big to deals']);
});

test('compared is with the commit both have, from a folder of the repository too', async () => {
  const place = newTracker(tracker, 'desk');
  place.git('checkout', '-q', '-b', 'side');
  place.put('records/sales/open/side.md', '---\ntitle: Side\n---\n');
  place.commit('side');
  place.git('checkout', '-q', 'main');
  place.put('records/sales/open/other.md', '---\ntitle: Other\n---\n');
  place.commit('other');
  const { output, complaint } = await place.woad('diff', 'main', 'side');
  expect([output, complaint]).toEqual([
    'Side created in Open on Sales pipeline\n',
    expect.stringMatching(/^compared with [0-9a-f]{10}, where side left main\n$/),
  ]);
  expect((await place.woad('diff', 'nowhere')).complaint).toContain('"nowhere" is not a commit of this repository');
  expect((await place.woad('diff', '--output=x')).code).toBe(2);
});

test('in Markdown a title is text and a link, and what is too long is counted', async () => {
  const hostile = '[x](https://evil.example) <img src=x onerror=alert(1)> @ana **b** ::error::y #12 https://evil.example';
  const long = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [
      `records/sales/open/long${n}.md`,
      `---\ntitle: ${'<'.repeat(245)}${n}\nnotes: ${'>'.repeat(4000)}\n---\n`,
    ]),
  );
  const place = newTracker(tracker);
  place.git('remote', 'add', 'origin', 'https://github.com/tidewater/tracker.git');
  place.put('records/sales/open/odd (1).md', `---\ntitle: ${JSON.stringify(hostile)}\n---\n`);
  const head = place.commit('odd');
  const { output } = await place.woad('diff', 'HEAD~1', '--markdown');
  expect(output).toContain(
    `- **[\\[x\\](https:\u2060//evil.example) \\<img src=x onerror=alert(1)\\> @\u2060ana \\*\\*b\\*\\* ::error::y #\u206012 https:\u2060//evil.example](https://github.com/tidewater/tracker/blob/${head}/records/sales/open/odd%20%281%29.md)** created in`,
  );
  for (const [path, text] of Object.entries(long)) place.put(path, text);
  for (let n = 0; n < 700; n++) place.put(`lists/b${n}.yml`, `title: ${'*'.repeat(60)}\n`);
  place.commit('long');
  const told = (await place.woad('diff', 'HEAD~1', '--markdown')).output;
  expect(Buffer.byteLength(told)).toBeLessThan(61_000);
  expect(told).toMatch(/\n- and [\d,]+ more\n$/);
});
