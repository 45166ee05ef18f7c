import { z } from 'zod';
import { computeFields, type Missing } from '../engine/compute/compute.ts';
import { planFields } from '../engine/compute/plan.ts';
import type { Plan } from '../engine/compute/planning.ts';
import { displayValue } from '../engine/query/display.ts';
import { indexRecords } from '../engine/query/facts.ts';
import { readTracker } from '../engine/read/tracker.ts';
import type { Display } from '../model/display.ts';
import type { ComputedExample, FieldTypes, PastExample } from '../model/field-type.ts';
import type { HistoryEntry, KeyChange, RecordPast } from '../model/history.ts';
import type { Tracker } from '../model/tracker.ts';
import type { Value } from '../model/value.ts';
import { openMemory } from '../store/memory.ts';

/** A tracker whose computed fields are worked out. */
export interface ComputedTracker {
  tracker: Tracker;
  plan: Plan;
  missing: Missing;
  /** A value of a record, or why there is none. */
  give(record: string, key: string): { value?: Value } | { problem: string };
}

/** Reads files and works out the computed fields, at 13:54 on a day in November. */
export function computeFiles(files: { [path: string]: string }, fields: FieldTypes, pasts?: Map<string, RecordPast>): ComputedTracker {
  const tracker = readTracker(openMemory(files), { fields, zod: z });
  const plan = planFields(tracker, fields);
  const index = indexRecords(tracker);
  const missing = computeFields(tracker, plan, { fields, index, now: '2026-11-21T13:54', ...(pasts ? { pasts } : {}) });
  return {
    tracker,
    plan,
    missing,
    give: (name, key) => {
      const record = index.get(name);
      const problem = record?.problems.get(key);
      const value = record?.values.get(key);
      return problem === undefined ? (value === undefined ? {} : { value }) : { problem };
    },
  };
}

/** Boards from their fields and records from their frontmatter, as the examples of computed types have them. */
export function filesOf({ boards, about }: Pick<ComputedExample, 'boards' | 'about'>): { [path: string]: string } {
  const files: { [path: string]: string } = { 'workspace.yml': 'title: T\n' };
  for (const [board, fields] of Object.entries(boards))
    files[`lists/${board}.yml`] =
      `lists: [todo, doing, { name: done, done: true }]\nopen: [tags, people]\nfields:\n${fields.replace(/^/gm, '  ')}\n`;
  for (const [path, keys] of Object.entries(about))
    files[`records/${path}.md`] = `---\ntitle: ${path.slice(path.lastIndexOf('/') + 1)}\n${keys}\n---\n`;
  return files;
}

/** What the field `it` of the first record of an example gives, and how that looks. */
export function computeExample(
  { boards, about, past }: Pick<ComputedExample, 'boards' | 'about' | 'past'>,
  fields: FieldTypes,
): { gives: { value?: Value } | { problem: string }; shows: Display } {
  const files = filesOf({ boards, about });
  const [board = '', , slug = ''] = Object.keys(about)[0]?.split('/') ?? [];
  const pasts = new Map(past ? [[`${board}/${slug}`, pastFrom(past.entries, board, slug, past.whole ?? true)]] : []);
  const { tracker, plan, give } = computeFiles(files, fields, pasts);
  const faults = [...tracker.diagnostics.filter(({ place }) => place.path.startsWith('lists/')), ...plan.findings];
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  const record = tracker.records.find((each) => each.board === board && each.slug === slug);
  if (!record) throw new Error(`there is no record ${board}/${slug}`);
  return { gives: give(`${board}/${slug}`, 'it'), shows: displayValue(record, 'it', tracker.boards.get(board), fields) };
}

/** The past of a record from what its commits made of its keys. */
export function pastFrom(commits: PastExample[], board: string, slug: string, whole = true): RecordPast {
  const held = new Map<string, Value | null>();
  const entries = commits.map(({ at, actor = 'ana', kind: own, changes }, index): HistoryEntry => {
    const told = Object.entries(changes).map(([key, to]): KeyChange => ({ key, from: held.get(key) ?? null, to }));
    for (const { key, to } of told) held.set(key, to);
    const kind = own ?? (index === 0 && whole ? 'created' : 'list' in changes ? 'moved' : 'changed');
    return { commit: String(index).padStart(40, '0'), at, actor, kind, board, slug, changes: told };
  });
  const [first, last] = [entries[0], entries.at(-1)];
  return {
    created: whole ? first?.at : undefined,
    updated: last?.at,
    author: whole ? first?.actor : undefined,
    commits: entries.length,
    entries,
    whole,
  };
}
