import type { Change } from '../../model/change.ts';
import type { ChecklistItem } from '../../model/checklist.ts';
import type { Problem } from '../../model/field-type.ts';
import { didYouMean } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { checklistsOf } from '../query/checklists.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { type Desk, type Found, findRecord, type Refusal, readText } from './desk.ts';

type ItemChange = Extract<Change, { kind: 'check-item' | 'edit-item' }>;

/** Checks or unchecks one item of a record's text, or gives it another text; only the character in its box and the text's own bytes change. */
export function changeItem(desk: Desk, change: ItemChange): Refusal {
  const found = findRecord(desk, change.record);
  if ('problem' in found) return found;
  const read = readText(desk.files, found.path);
  if ('problem' in read) return { problem: `${found.name} cannot be read: ${read.problem}` };
  const split = splitFrontmatter(read.text);
  const start = 'problem' in split ? 0 : split.bodyStart;
  const item = findItem(read.text.slice(start), found, change);
  if ('problem' in item) return item;
  const wanted = change.kind === 'edit-item' && change.to !== undefined ? change.to.trim() : item.text;
  if (wanted === '' || /[\r\n\0]/.test(wanted) || !wanted.isWellFormed())
    return { problem: `an item of a checklist has one line of text; found ${quoteText(wanted)}` };
  const done = change.done ?? item.done;
  if (item.done === done && item.text === wanted) return undefined;
  let line = start;
  for (let number = 0; number < item.line; number++) line = read.text.indexOf('\n', line) + 1;
  const box = read.text.indexOf('[', line) + 1;
  const at = read.text.indexOf(item.text, box + 2);
  const mark = item.done === done ? read.text.charAt(box) : done ? 'x' : ' ';
  const text = read.text.slice(0, box) + mark + read.text.slice(box + 1, at) + wanted + read.text.slice(at + item.text.length);
  const after = checklistsOf(text.slice(start)).flatMap(({ items }) => items);
  if (!after.some((each) => each.line === item.line && each.text === wanted && each.done === done))
    return { problem: `${quoteText(wanted)} cannot be read back as the text of an item` };
  desk.files.edit({ kind: 'write', path: found.path, text });
  desk.touched.add(found.name);
  return undefined;
}

/** The item by its text, its heading where one is named, and its place among those alike. */
function findItem(body: string, { name }: Found, { heading, text, occurrence = 1 }: ItemChange): ChecklistItem | Problem {
  const lists = checklistsOf(body);
  const under = lists.filter(({ title }) => heading === undefined || title === heading);
  if (under.length === 0) {
    if (heading === undefined) return { problem: `${name} has no checklist` };
    const titles = lists.map(({ title }) => title);
    return { problem: `${name} has no checklist under ${quoteText(heading)}${didYouMean(heading, titles)}` };
  }
  const items = under.flatMap((list) => list.items);
  const same = items.filter((each) => each.text === text.trim());
  const item = same[occurrence - 1];
  if (item) return item;
  if (same.length > 0) return { problem: `${name} has ${same.length} items ${quoteText(text)}, but no number ${occurrence}` };
  const texts = items.map((each) => each.text);
  return { problem: `${name} has no item ${quoteText(text)}${didYouMean(text, texts)}` };
}
