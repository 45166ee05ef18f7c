import { checklistsOf } from '../query/checklists.ts';
import { pickChanged } from './order.ts';

/** Each looks through the whole text; nobody writes more at once. */
const mostAdded = 200;

type Three<Each> = [base: Each, ours: Each, theirs: Each];

/** Three versions of a text in which every box of a checklist that one side ticked is ticked alike, and every item that one side added below another stands in all: what is left may differ in the same lines no more. */
export function mergeChecklists(texts: Three<string>): Three<string> {
  return addItems(tickBoxes(texts));
}

function tickBoxes(texts: Three<string>): Three<string> {
  const lines = texts.map((text) => text.split('\n')) as Three<string[]>;
  const items = lines.map((each) => itemsOf(each)) as Three<Map<string, Item>>;
  for (const [name, base] of items[0]) {
    const [ours, theirs] = [items[1].get(name), items[2].get(name)];
    if (!ours || !theirs) continue;
    const done = pickChanged(base.done, ours.done, theirs.done);
    for (const [index, item] of [base, ours, theirs].entries()) {
      const version = lines[index] as string[];
      if (item.done !== done) version[item.line] = (version[item.line] ?? '').replace(/\[[ xX]\]/, done ? '[x]' : '[ ]');
    }
  }
  return lines.map((each) => each.join('\n')) as Three<string>;
}

/** Ours first; an item goes below the one it stands below on its own side, where that one is in all three. */
function addItems(texts: Three<string>): Three<string> {
  const lines = texts.map((text) => text.split('\n')) as Three<string[]>;
  for (const side of [2, 1] as const) {
    const [base, mine, other] = [lines[0], lines[side], lines[3 - side] as string[]];
    const known = [itemsOf(base), itemsOf(mine), itemsOf(other)] as const;
    const added = [...known[1]].filter(([name]) => !known[0].has(name) && !known[2].has(name)).slice(0, mostAdded);
    for (const [, { line }] of added) {
      const above = mine[line - 1] ?? '';
      const places = [base, other].map((each) => onlyPlace(each, above));
      if (!itemPattern.test(above) || places.includes(-1) || onlyPlace(mine, above) === -1) continue;
      for (const [index, each] of [base, other].entries()) each.splice((places[index] ?? 0) + 1, 0, mine[line] ?? '');
    }
  }
  return lines.map((each) => each.join('\n')) as Three<string>;
}

const itemPattern = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]/;

/** Where a line stands, if it stands once. */
function onlyPlace(lines: string[], line: string): number {
  const at = lines.indexOf(line);
  return at !== -1 && at === lines.lastIndexOf(line) ? at : -1;
}

interface Item {
  done: boolean;
  line: number;
}

/** The items by heading and text; the second of the same gets a number. */
function itemsOf(lines: string[]): Map<string, Item> {
  const items = new Map<string, Item>();
  const seen = new Map<string, number>();
  for (const list of checklistsOf(lines.join('\n'))) {
    for (const { text, done, line } of list.items) {
      const name = `${list.title}\n${text}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      items.set(`${name}\n${count}`, { done, line });
    }
  }
  return items;
}
