import { shiftDays } from '../../model/local-time.ts';
import { checklistsOf } from '../query/checklists.ts';

const box = /^([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[)[xX]\]/;
const dueMark = /\(due (\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?)\)/g;
const headingMark = /^ {0,3}#{1,6}[ \t]/;

/** What a record's text gives to the next one: the parts it is to take over, no item ticked, the days in items so many days later. */
export function nextBody(body: string, parts: { description: boolean; checklists: boolean }, days: number): string {
  const lines = body.split('\n');
  const lists = checklistsOf(body);
  const items = new Set(lists.flatMap((list) => list.items.map(({ line }) => line)));
  const headings = new Set(lists.map(({ title, items: [first] }) => headingAbove(lines, title, first?.line ?? 0)));
  const next = lines.map((line, at) => (items.has(at) ? nextItem(line, days) : line));
  if (parts.description && parts.checklists) return next.join('\n');
  if (parts.description) {
    const isOut = (at: number): boolean => items.has(at) || (headings.has(at) && isBare(lines, at, items));
    return ended(next.filter((line, at) => !isOut(at) && !(line.trim() === '' && isGap(lines, at, isOut))));
  }
  if (!parts.checklists) return '';
  return ended(next.flatMap((line, at) => (headings.has(at) ? ['', line] : items.has(at) ? [line] : [])));
}

function nextItem(line: string, days: number): string {
  return line.replace(box, '$1 ]').replace(dueMark, (_, due: string) => `(due ${shiftDays(due, days)})`);
}

/** The line of the heading that names a checklist; -1 when none does. */
function headingAbove(lines: string[], title: string, first: number): number {
  return title === '' ? -1 : lines.findLastIndex((line, at) => at < first && headingMark.test(line) && line.includes(title));
}

/** Nothing but items stands between a heading and the next one. */
function isBare(lines: string[], heading: number, items: ReadonlySet<number>): boolean {
  const next = lines.findIndex((line, at) => at > heading && headingMark.test(line));
  const end = next === -1 ? lines.length : next;
  return lines.every((line, at) => at <= heading || at >= end || line.trim() === '' || items.has(at));
}

/** A blank line below what goes out, where one stands above it already. */
function isGap(lines: string[], at: number, isOut: (at: number) => boolean): boolean {
  let above = at - 1;
  while (above >= 0 && isOut(above)) above--;
  return above < at - 1 && (lines[above] ?? '').trim() === '';
}

function ended(lines: string[]): string {
  const text = lines.join('\n').trim();
  return text === '' ? '' : `${text}\n`;
}
