import { z } from 'zod';
import { loadCatalogue } from '../catalogue.ts';
import type { WriteContext } from '../engine/write/desk.ts';
import { openOverlay } from '../engine/write/overlay.ts';
import { writeChanges } from '../engine/write/write-all.ts';
import type { Change } from '../model/change.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import type { Files } from '../model/file.ts';
import { openMemory } from '../store/memory.ts';

/** Texts by path from the tracker's root. */
export type Tree = { [path: string]: string };

const fields = await loadCatalogue<AnyFieldType>('fields');

const board = `title: Sales
lists:
  - open
  - negotiation
  - { name: won, done: true }
  - { name: closed, locked: true }
tags: { a: {}, b: {}, c: {}, x: {}, y: {}, z: {} }
open: [people]
fields:
  deal_value: { type: number, min: 0 }
  stage: { type: select, options: [first-call, proposal], default: first-call, required: true }
  ready: { type: checkbox }
  channels: { type: multiselect, options: [web, mail, phone] }
  partner: { type: reference, board: support }
`;
/** A small tracker with everything a change may meet. */
export const trial: Tree = {
  'workspace.yml': 'title: T\n',
  'lists/sales.yml': board,
  'lists/support.yml': 'lists: [todo, done]\nfields:\n  deal: { type: reference, board: sales, many: true }\n',
  'records/sales/open/acme.md':
    '---\ntitle: Acme\ntags: [a, b] # t\ndue: 2026-12-01\ndone: true\n---\nHello [[globex]]\n\n## Before\n- [x] Call\n- [ ] Send\n- [ ] Send\n',
  'records/sales/open/globex.md':
    '---\ntitle: Globex\nblocked_by:\n  - acme # why\n  - other\n---\nSee [[acme]] and [[sales/acme#top|it]], `[[acme]]`, [file](../_files/acme/a%20b.pdf), [rec](acme.md).\n',
  'records/sales/open/broken.md': '---\ntitle: [\n---\nText\n',
  'records/sales/_comments/acme/20260101T000000Z-ana.md': 'First, see ![p](../../_files/acme/p.png) and [[globex]]\n',
  'records/sales/_files/acme/p.png': 'png',
  'records/sales/_templates/call.md': '---\n# who calls\ntitle: Template\nassignees: [ana]\nready: false\n---\n## Steps\n- [ ] Dial\n',
  'records/support/todo/outage.md': '---\ntitle: Outage\ndeal: acme\nparent: sales/acme\n---\n[[acme]] is ours, [[sales/acme]] theirs\n',
};

/** The world in which a trial's changes are made. */
export const trialContext: WriteContext = { fields, zod: z, now: '2026-11-21T13:45', utc: '2026-11-21T12:45:10Z', random: () => 0 };

/** What git knows beside the files: trees by commit, the commit a list was made on. */
interface Past extends Pick<WriteContext, 'filesAt' | 'isCommitted'> {
  base?: string;
}

/** What came of the changes. */
export interface Outcome {
  conflicts: string[];
  notes: string[];
  touched: string[];
  /** Changed paths: the new text, or undefined for what is gone. */
  changed: { [path: string]: string | undefined };
}

/** Makes the changes on a tracker in memory and reads back every file that differs. */
export function makeOn(files: Tree, changes: Change[], actor = 'ana', past: Past = {}): Outcome {
  let seed = 0;
  const random = (): number => {
    seed = (seed + 0.37) % 1;
    return seed;
  };
  const below = openMemory(files);
  const result = writeChanges(
    below,
    { woad: 1, actor, changes, ...(past.base === undefined ? {} : { base: past.base }) },
    { ...trialContext, random, ...past },
  );
  const after = openOverlay(below);
  for (const edit of result.edits) after.edit(edit);
  const paths = [...new Set([...Object.keys(files), ...allPaths(after, '')])];
  const text = (from: Files, path: string): string | undefined => {
    const bytes = from.read(path);
    return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  };
  const changed = Object.fromEntries(
    paths.filter((path) => text(below, path) !== text(after, path)).map((path) => [path, text(after, path)]),
  );
  return { conflicts: result.conflicts.map(({ message }) => message), notes: result.notes, touched: result.touched, changed };
}

function allPaths(files: Files, folder: string): string[] {
  return files.list(folder).flatMap(({ name, kind }) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    return kind === 'folder' ? allPaths(files, path) : [path];
  });
}
