import type { HistoryKind } from '../../model/history.ts';
import type { Kept, KeptChange } from './kept.ts';

/** A comment or a file that a commit brought, changed or took away; `name` is its record's. */
export interface Thing {
  path: string;
  kind: 'commented' | 'attached';
  name: string;
  item: string;
  before: string | undefined;
  after: string | undefined;
}

/** What went along with a record that was renamed is nothing new. */
export function stillThere(things: Thing[]): Thing[] {
  const same = (a: Thing, b: Thing) => a.kind === b.kind && a.item === b.item && a.name !== b.name;
  const left = things.filter(({ after }) => after === undefined);
  const come = things.filter(({ before }) => before === undefined);
  const moved = new Set<Thing>();
  for (const thing of come) {
    const from = left.find((each) => !moved.has(each) && same(each, thing) && each.before === thing.after);
    if (from) moved.add(from).add(thing);
  }
  return things.filter((thing) => !moved.has(thing));
}

/** Whether something that comes was there when its record was removed, by what is told of that record: it only comes back, with it. */
export function leftWith(entries: { kind: HistoryKind; changes: KeptChange[] }[], { kind, item, before }: Thing): boolean {
  if (before !== undefined) return false;
  const isIt = (kept: Kept | null) => typeof kept === 'object' && kept !== null && 'q' in kept && kept.q === item;
  const own = entries.filter((entry) => entry.kind === kind).flatMap(({ changes }) => changes);
  const last = own.findLast(([, from, to]) => isIt(from) || isIt(to));
  return last !== undefined && isIt(last[2]);
}

/** What it is in the history of its record. */
export function changeOfThing({ kind, item, before, after }: Thing): KeptChange {
  const text = { q: item };
  return [kind === 'commented' ? '/comment' : '/file', before === undefined ? null : text, after === undefined ? null : text];
}
