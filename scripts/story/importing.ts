import { expect } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../catalogue.ts';
import { planImport } from '../engine/import/plan.ts';
import { readTracker } from '../engine/read/tracker.ts';
import markdown from '../importers/markdown.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import type { ImportOptions, ImportPlan } from '../model/importer.ts';
import { openMemory } from '../store/memory.ts';

/** A tree of files by path. */
export type Contents = { [path: string]: string | Uint8Array };
const fields = await loadCatalogue<AnyFieldType>('fields');

/** What an import of sources into a tracker would do. */
export function planOn(tracker: Contents, sources: Contents, options: Partial<ImportOptions>): ImportPlan {
  const files = openMemory({ 'workspace.yml': 'title: T\n', ...tracker });
  const source = openMemory(sources);
  const { boards, workspace } = readTracker(files, { fields, zod: z });
  const board = files.size('lists/b.yml') === undefined ? undefined : boards.get('b');
  const { items } = markdown.find(source, { folder: 'Notes' });
  return planImport(
    source,
    items,
    { board: 'b', ...options },
    { tracker: files, board, fields, zod: z, people: new Set(workspace.people.keys()) },
  );
}

/** Imports sources into a tracker, once more to see that nothing is left to do, and gives the tracker's files afterwards. */
export function importInto(tracker: Contents, sources: Contents, options: Partial<ImportOptions> = {}): ImportPlan & { after: Contents } {
  const plan = planOn(tracker, sources, options);
  const after: Contents = { ...tracker };
  for (const edit of plan.edits) {
    if (edit.kind === 'write') after[edit.path] = edit.text;
    if (edit.kind === 'copy') after[edit.path] = edit.bytes;
  }
  expect(planOn(after, sources, options).edits).toEqual([]);
  return { ...plan, after };
}

/** A tracker as read. */
export const read = (contents: Contents) => readTracker(openMemory({ 'workspace.yml': 'title: T\n', ...contents }), { fields, zod: z });
