import { expect, test } from 'vitest';
import { checklistsOf } from '../engine/query/checklists.ts';
import { linksIn } from '../model/links.ts';
import { newTracker } from '../workflow/place.ts';

const size = 300_000;
const blanks = ' '.repeat(size);
/** Texts on which a search that goes back and tries again takes minutes. */
const bombs: [name: string, text: string][] = [
  ['an item with blanks inside', `- [ ] a${blanks}b`],
  ['a heading with blanks inside', `# a${blanks}b\n\n- [ ] c`],
  ['a heading of hashes', `# a ${'# '.repeat(size / 2)}b`],
  ['blanks before an item', `${blanks}- [ ] a`],
  ['open links', '[['.repeat(size / 2)],
  ['open brackets', '['.repeat(size)],
  ['open targets', ']('.repeat(size / 2)],
  ['a target behind blanks', `](${blanks}`],
  ['backticks of every length', Array.from({ length: 700 }, (_, length) => '`'.repeat(length)).join(' ')],
  ['comments that are not closed', '<!--'.repeat(size / 4)],
  ['fences', '```\n'.repeat(size / 4)],
  ['mentions', `- [ ] ${'@a'.repeat(size / 2)}`],
  ['due', `- [ ] ${'(due '.repeat(size / 5)}`],
  ['line ends', '\r'.repeat(size)],
];

test.each(bombs)('%s take time in proportion', (_, text) => {
  const start = process.cpuUsage();
  checklistsOf(text);
  linksIn(text);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(1000);
});

test('a tracker with all of them is checked, listed, shown and written to', async () => {
  const place = newTracker();
  for (const [index, [name, text]] of bombs.entries())
    place.put(`records/sales/todo/bomb-${index}.md`, `---\ntitle: ${name}\n---\n${text}\n`);
  const start = process.cpuUsage();
  for (const args of [['check'], ['list'], ['show', 'sales/bomb-0'], ['rename', 'sales/bomb-0', 'bomb'], ['board', 'sales']])
    expect((await place.woad(...args)).code).toBe(0);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1000).toBeLessThan(15_000);
});
