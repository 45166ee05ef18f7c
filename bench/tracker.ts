import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const lists = ['backlog', 'next', 'doing', 'review', 'done'];
const tags = ['bug', 'docs', 'speed', 'design', 'urgent'];
const people = ['ana', 'luis', 'nadia', 'tom'];
const words = 'the board shows every card in its list and a rule moves it when the work is done so that nobody has to remember'.split(' ');

/** Writes a tracker of so many records (about 1.5 KB each) into an empty folder: the same bytes every time. */
export function writeTracker(root: string, count: number): void {
  mkdirSync(join(root, 'lists'), { recursive: true });
  writeFileSync(join(root, 'workspace.yml'), `title: Bench\npeople:\n${people.map((key) => `  ${key}: { name: ${key} }\n`).join('')}`);
  writeFileSync(
    join(root, 'lists/work.yml'),
    `lists: [${lists.slice(0, 4).join(', ')}, { name: done, done: true }]\ntags: { ${tags.map((tag) => `${tag}: {}`).join(', ')} }\nfields:\n  size: { type: number, min: 0 }\n  stage: { type: select, options: [low, high] }\n  site: { type: url }\n`,
  );
  for (const list of lists) mkdirSync(join(root, 'records/work', list), { recursive: true });
  const random = randomNumbers(42);
  const pick = <Item>(items: Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  for (let number = 0; number < count; number++) {
    const day = `2026-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
    const body = Array.from({ length: 9 }, () => Array.from({ length: 25 }, () => pick(words)).join(' ')).join('\n\n');
    const text = `---\ntitle: Record ${number} ${pick(words)} ${pick(words)}\nassignees:\n  - ${pick(people)}\ntags:\n  - ${pick(tags)}\ndue: ${day}\nsize: ${Math.floor(random() * 100)}\nstage: ${pick(['low', 'high'])}\nsite: https://example.org/${number}\n---\n${body}\n\n## Steps\n- [x] first\n- [ ] second @${pick(people)}\n`;
    writeFileSync(join(root, 'records/work', pick(lists), `record-${number}.md`), text);
  }
}

/** Numbers from 0 to 1, the same row for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
