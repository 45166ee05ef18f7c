import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const big = ['backlog', 'next', 'doing', 'review', 'done'];

/** A board of a thousand records, and a small one with all that a card and a head can show. */
export function writeBoardTracker(): string {
  const root = mkdtempSync(join(tmpdir(), 'woad-board-'));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put(
    'workspace.yml',
    'title: Tidewater\nlanguages: [en]\ntimezone: UTC\npeople: { ana: { name: Ana García }, tom: { name: Tom Sharp } }\n',
  );
  put('lists/big.yml', `title: Big\nlists: [${big.join(', ')}]\ncard: [assignees]\n`);
  for (let number = 0; number < 1000; number++)
    put(`records/big/${big[number % 5]}/record-${number}.md`, `---\ntitle: Record ${String(number).padStart(4, '0')}\n---\n`);
  put(
    'lists/deals.yml',
    `title: Deals
lists: [{ name: open, title: Open }, { name: talks, title: In talks, limit: 1 }, { name: won, title: Won, done: true, locked: true }]
tags: { urgent: { title: Urgent, color: red }, calm: { title: Calm, color: green } }
fields: { amount: { type: currency, currency: EUR, title: Amount } }
card: [amount, tags, due, assignees]
views: [board, table, { view: board, title: By colour, group: color }, { view: board, title: Lanes, swimlanes: assignees }]
`,
  );
  const deal = (list: string, slug: string, more: string) =>
    put(`records/deals/${list}/${slug}.md`, `---\ntitle: Deal ${slug}\n${more}---\nText of ${slug}.\n`);
  deal('open', 'acme', 'amount: 100\ntags: [urgent]\nassignees: [ana]\ncolor: red\n');
  deal('open', 'bolt', 'amount: { amount: 5, currency: USD }\ntags: [calm]\nassignees: [tom]\n');
  deal('open', 'cord', 'amount: 20\ndue: 2020-01-01\n');
  deal('talks', 'dune', 'tags: [urgent, calm]\ncolor: blue\n');
  deal('talks', 'echo', 'assignees: [ana, tom]\n');
  deal('won', 'fern', 'amount: 7\n');
  return root;
}
