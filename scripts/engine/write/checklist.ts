import type { Change } from '../../model/change.ts';
import { didYouMean } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { checklistsOf } from '../query/checklists.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { type Desk, findRecord, type Refusal, readText } from './desk.ts';

/** Checks or unchecks one item of a record's text; only the character in its box changes. */
export function checkItem(desk: Desk, change: Extract<Change, { kind: 'check-item' }>): Refusal {
  const found = findRecord(desk, change.record);
  if ('problem' in found) return found;
  const read = readText(desk.files, found.path);
  if ('problem' in read) return { problem: `${found.name} cannot be read: ${read.problem}` };
  const split = splitFrontmatter(read.text);
  const start = 'problem' in split ? 0 : split.bodyStart;
  const lists = checklistsOf(read.text.slice(start));
  const under = lists.filter(({ title }) => change.heading === undefined || title === change.heading);
  const titles = lists.map(({ title }) => title);
  if (under.length === 0)
    return {
      problem:
        change.heading === undefined
          ? `${found.name} has no checklist`
          : `${found.name} has no checklist under ${quoteText(change.heading)}${didYouMean(change.heading, titles)}`,
    };
  const items = under.flatMap((list) => list.items);
  const same = items.filter(({ text }) => text === change.text.trim());
  const occurrence = change.occurrence ?? 1;
  const item = same[occurrence - 1];
  if (!item && same.length > 0)
    return { problem: `${found.name} has ${same.length} items ${quoteText(change.text)}, but no number ${occurrence}` };
  if (!item)
    return {
      problem: `${found.name} has no item ${quoteText(change.text)}${didYouMean(
        change.text,
        items.map(({ text }) => text),
      )}`,
    };
  if (item.done === change.done) return undefined;
  let line = start;
  for (let number = 0; number < item.line; number++) line = read.text.indexOf('\n', line) + 1;
  const box = read.text.indexOf('[', line) + 1;
  const text = `${read.text.slice(0, box)}${change.done ? 'x' : ' '}${read.text.slice(box + 1)}`;
  desk.files.edit({ kind: 'write', path: found.path, text });
  desk.touched.add(found.name);
  return undefined;
}
