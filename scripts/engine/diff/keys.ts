import type { KeyChange } from '../../model/history.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Value } from '../../model/value.ts';
import { isSameValue } from '../../model/value.ts';
import { type Words, words } from '../../model/words.ts';
import { keyTitle, type Side, shownValue, type TellContext } from './shown.ts';

/** Keys that say nothing to people when a record is new or is moved. */
const silent = new Set(['title', 'order', 'id', 'aliases', 'created', 'author']);

/** Every key that differs, in the order of the frontmatter after it. */
export function keyChanges(before: TrackerRecord | undefined, after: TrackerRecord): KeyChange[] {
  const keys = new Set([...after.values.keys(), ...(before?.values.keys() ?? [])]);
  return [...keys].flatMap((key): KeyChange[] => {
    // of a value that cannot be read nobody knows what it is now
    if (after.problems.has(key) || before?.problems.has(key)) return [];
    const [from, to] = [before?.values.get(key) ?? null, after.values.get(key) ?? null];
    return isSameValue(from, to) ? [] : [{ key, from, to }];
  });
}

/** The keys of a new record, those that tell people something. */
export function describeKeys(record: TrackerRecord, context: TellContext): Words[] {
  return keyChanges(undefined, record)
    .filter(({ key }) => !silent.has(key))
    .map((change) => tellKey(change, record, record, context));
}

/** One key before and after: `deal value 12,000 -> 15,000`. */
export function tellKey({ key, from, to }: KeyChange, before: TrackerRecord, after: TrackerRecord, context: TellContext): Words {
  const shown = (record: TrackerRecord, value: Value | null, side: Side) =>
    value === null ? '' : shownValue({ ...record, values: new Map([[key, value]]) }, key, side, context);
  const [was, is] = [shown(before, from, context.before), shown(after, to, context.after)];
  switch (key) {
    case 'assignees':
      return tellList(from, to, (value) => shown(after, value, context.after), 'assigned to', 'no longer assigned to');
    case 'tags':
      return tellList(from, to, (value) => shown(after, value, context.after), 'tagged', 'no longer tagged');
    case 'done':
      if (to === null) return words`done taken away (it was ${was})`;
      return to === false ? words`reopened` : to === true ? words`marked as done` : words`done on ${is}`;
    case 'archived':
      return to === null ? words`brought back from the archive` : words`archived`;
    case 'order':
      return words`put in another place of its list`;
    case 'aliases':
      return words`its earlier names are now ${is || 'none'}`;
    default:
      break;
  }
  const name = keyTitle(key, after.board, context.after);
  if (isLong(from) || isLong(to)) return words`${name} ${from === null ? 'written' : to === null ? 'taken away' : 'changed'}`;
  if (from === null) return words`${name} ${is}`;
  return to === null ? words`${name} taken away (it was ${was})` : words`${name} ${was} -> ${is}`;
}

/** Of a list what came and what went; where only the order differs, that. */
function tellList(from: Value | null, to: Value | null, draw: (value: Value) => string, came: string, went: string): Words {
  const [old, now] = [from, to].map((value) => [value ?? []].flat());
  const [added, gone] = [now?.filter((each) => !old?.includes(each)) ?? [], old?.filter((each) => !now?.includes(each)) ?? []];
  const parts = [...(added.length > 0 ? [words`${came} ${draw(added)}`] : []), ...(gone.length > 0 ? [words`${went} ${draw(gone)}`] : [])];
  if (parts.length === 0) return words`${came} ${draw(now ?? [])}, in another order`;
  return parts.length === 1 ? (parts[0] ?? []) : [...(parts[0] ?? []), { own: ', ' }, ...(parts[1] ?? [])];
}

function isLong(value: Value | null): boolean {
  return typeof value === 'string' && value.includes('\n');
}
