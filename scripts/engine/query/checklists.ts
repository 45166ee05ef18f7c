import type { Checklist, ChecklistItem } from '../../model/checklist.ts';
import { isDayOrTime } from '../../model/local-time.ts';
import type { TrackerRecord } from '../../model/record.ts';

const itemPattern = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+(\S.*)$/;
const signs = /[#[]|```|~~~/;
const headingPattern = /^ {0,3}#{1,6}[ \t]+(\S.*)$/;

/** The checklists of a record, those that were found in its body when it was read before, or else now. */
export function checklistsIn(record: TrackerRecord): Checklist[] {
  return record.checklists ?? checklistsOf(record.body);
}

/** The checklists of a body, in its order; what stands in fenced code is none. */
export function checklistsOf(body: string): Checklist[] {
  const lists: Checklist[] = [];
  let title = '';
  let current: Checklist | undefined;
  let fence: string | undefined;
  for (const [line, raw] of body.split('\n').entries()) {
    // most lines are neither a fence, nor a heading, nor an item with a box
    if (!signs.test(raw)) continue;
    const text = raw.replace(/\r$/, '');
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark && (fence === undefined || (mark.startsWith(fence.charAt(0)) && mark.length >= fence.length))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    if (fence !== undefined) continue;
    const heading = headingPattern.exec(text)?.[1];
    if (heading !== undefined) {
      title = withoutEnd(withoutEnd(withoutEnd(heading, ' \t'), '#'), ' \t') || heading;
      current = undefined;
      continue;
    }
    const item = itemPattern.exec(text);
    if (!item) continue;
    current ??= addList(lists, title);
    current.items.push(
      readItem(withoutEnd(item[3] ?? '', ' \t'), item[2] !== ' ', (item[1] ?? '').replaceAll('\t', '  ').length >> 1, line),
    );
  }
  return lists;
}

/** Without such characters at its end; a pattern would take quadratic time where many stand in the middle. */
function withoutEnd(text: string, chars: string): string {
  let end = text.length;
  while (end > 0 && chars.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function addList(lists: Checklist[], title: string): Checklist {
  const list: Checklist = { title, items: [] };
  lists.push(list);
  return list;
}

function readItem(text: string, done: boolean, depth: number, line: number): ChecklistItem {
  const people = [...text.matchAll(/(?<![\w@/.])@([a-z0-9][a-z0-9-]{0,63})/g)].map((match) => match[1] ?? '');
  const due = /\(due (\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?)\)/.exec(text)?.[1];
  return { text, done, depth, people, line, ...(due && isDayOrTime(due) ? { due } : {}) };
}
