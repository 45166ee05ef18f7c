import { expect } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../catalogue.ts';
import { knowPeople } from '../engine/import/people.ts';
import { planImport } from '../engine/import/plan.ts';
import { readTracker } from '../engine/read/tracker.ts';
import { makeItems, type SheetContext } from '../engine/table/items.ts';
import csv from '../importers/csv.ts';
import markdown from '../importers/markdown.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import type { ImportItem, ImportOptions, ImportPlan, ImportReport, SheetOptions } from '../model/importer.ts';
import { openMemory } from '../store/memory.ts';

/** A tree of files by path. */
export type Contents = { [path: string]: string | Uint8Array };
const fields = await loadCatalogue<AnyFieldType>('fields');

/** What an import of sources into a tracker would do. */
export function planOn(tracker: Contents, sources: Contents, options: Partial<ImportOptions>): ImportPlan {
  const { items } = markdown.find(openMemory(sources), { folder: 'Notes' });
  return planItems(tracker, () => ({ items, ...options }), sources);
}

/** What an import of a sheet into a tracker would do. */
export function planSheet(
  tracker: Contents,
  bytes: Uint8Array | string,
  { toLists, ...options }: SheetOptions & { toLists?: string[] },
): ImportPlan {
  const sheet = csv.readSheet(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, { name: 's.csv' });
  if ('problem' in sheet) throw new Error(sheet.problem);
  const told: Partial<ImportReport> = {};
  const plan = planItems(tracker, (context) => {
    const made = makeItems(sheet, options, context);
    Object.assign(told, made.told);
    return { items: made.items, ...made.options, list: options.list, toLists };
  });
  const { notes, rewritten } = plan.report;
  Object.assign(plan.report, told, {
    notes: [...(told.notes ?? []), ...notes],
    rewritten: [...(told.rewritten ?? []), ...rewritten],
  });
  return plan;
}

function planItems(
  tracker: Contents,
  find: (context: SheetContext) => { items: ImportItem[] } & Partial<ImportOptions>,
  sources: Contents = {},
): ImportPlan {
  const files = openMemory({ 'workspace.yml': 'title: T\n', ...tracker });
  const { boards, workspace } = readTracker(files, { fields, zod: z });
  const board = files.size('lists/b.yml') === undefined ? undefined : boards.get('b');
  const people = knowPeople(workspace);
  const { items, ...options } = find({ timezone: workspace.timezone, people, board });
  return planImport(openMemory(sources), items, { board: 'b', ...options }, { tracker: files, board, fields, zod: z, people });
}

/** Imports sources into a tracker, once more to see that nothing is left to do, and gives the tracker's files afterwards. */
export function importInto(tracker: Contents, sources: Contents, options: Partial<ImportOptions> = {}): ImportPlan & { after: Contents } {
  return importTwice(tracker, (files) => planOn(files, sources, options));
}

/** Imports a sheet into a tracker in the same way. */
export function importSheet(tracker: Contents, bytes: Uint8Array | string, options: SheetOptions & { toLists?: string[] } = {}) {
  return importTwice(tracker, (files) => planSheet(files, bytes, options));
}

function importTwice(tracker: Contents, plan: (files: Contents) => ImportPlan): ImportPlan & { after: Contents } {
  const first = plan(tracker);
  const after: Contents = { ...tracker };
  for (const edit of first.edits) {
    if (edit.kind === 'write') after[edit.path] = edit.text;
    if (edit.kind === 'copy') after[edit.path] = edit.bytes;
  }
  const second = plan(after);
  expect([second.edits, second.report.records.kept]).toEqual([[], first.report.records.kept]);
  return { ...first, after };
}

/** A tracker as read. */
export const read = (contents: Contents) => readTracker(openMemory({ 'workspace.yml': 'title: T\n', ...contents }), { fields, zod: z });
