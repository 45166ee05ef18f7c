import { type Words, words } from '../../model/words.ts';
import { checklistsOf } from '../query/checklists.ts';

/** What became of the text of a record: its checklists item by item, the rest by lines. */
export function tellText(before: string, after: string): Words[] {
  if (before === after) return [];
  const { sentences, own } = tellItems(before, after);
  return [...sentences, ...tellLines(before, after, own)];
}

interface Item {
  text: string;
  done: boolean;
  /** The whole line. */
  raw: string;
}

/** Items are the same by their text, those of one text in their order. */
function tellItems(before: string, after: string): { sentences: Words[]; own: Set<string> } {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const left = Map.groupBy(old, ({ text }) => text);
  const counts = { checked: 0, unchecked: 0, added: 0 };
  const own = new Set([...old, ...now].map(({ raw }) => raw));
  for (const item of now) {
    const same = left.get(item.text)?.shift();
    if (!same) counts.added += 1;
    else if (same.done !== item.done) counts[item.done ? 'checked' : 'unchecked'] += 1;
  }
  const removed = [...left.values()].reduce((sum, rest) => sum + rest.length, 0);
  const told = Object.entries({ ...counts, removed }).filter(([, count]) => count > 0);
  return { sentences: told.map(([what, count]) => words`${count} ${count === 1 ? 'item' : 'items'} ${what}`), own };
}

function itemsOf(body: string): Item[] {
  const lines = body.split('\n');
  return checklistsOf(body).flatMap(({ items }) => items.map(({ text, done, line }) => ({ text, done, raw: (lines[line] ?? '').trim() })));
}

/** Lines that only one of the two has, but for items of checklists; a line that stands elsewhere is no change. */
function tellLines(before: string, after: string, items: Set<string>): Words[] {
  const counts = new Map<string, number>();
  const count = (body: string, by: number) => {
    for (const line of body.split('\n')) {
      const text = line.trim();
      if (text !== '' && !items.has(text)) counts.set(text, (counts.get(text) ?? 0) + by);
    }
  };
  count(before, -1);
  count(after, 1);
  let [came, went] = [0, 0];
  for (const each of counts.values()) {
    if (each > 0) came += each;
    else went -= each;
  }
  const changed = Math.min(came, went);
  const told: [number, string][] = [
    [changed, 'changed'],
    [came - changed, 'added'],
    [went - changed, 'removed'],
  ];
  const some = told.filter(([number]) => number > 0);
  if (some.length === 0) return items.size > 0 ? [] : [words`text written another way`];
  return some.map(([number, what]) => words`${number} ${number === 1 ? 'line' : 'lines'} of text ${what}`);
}

/** How many lines a text has, the empty ones too. */
export function countLines(body: string): number {
  if (body === '') return 0;
  return body.split('\n').length - (body.endsWith('\n') ? 1 : 0);
}

/** What stands in the text of a new record. */
export function describeText(body: string): Words[] {
  const items = itemsOf(body);
  const lines = body.split('\n').filter((line) => line.trim() !== '').length - items.length;
  return [
    ...(items.length > 0 ? [words`${items.length} ${items.length === 1 ? 'item' : 'items'} to check`] : []),
    ...(lines > 0 ? [words`${lines} ${lines === 1 ? 'line' : 'lines'} of text`] : []),
  ];
}
