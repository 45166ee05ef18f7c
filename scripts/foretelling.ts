import { loadCatalogue } from './catalogue.ts';
import { type Past, planChanges } from './changes.ts';
import { pathsOf } from './engine/automate/state.ts';
import { tellFiles } from './engine/diff/files.ts';
import { tellMany } from './engine/diff/many.ts';
import { tellRecords } from './engine/diff/records.ts';
import type { Side, TellContext } from './engine/diff/shown.ts';
import { readRecordAt } from './engine/history/record-at.ts';
import { readTracker } from './engine/read/tracker.ts';
import { openOverlay } from './engine/write/overlay.ts';
import { filesOf } from './engine/write/record-files.ts';
import type { ChangeList } from './model/change.ts';
import type { Terminal } from './model/command.ts';
import type { AnyFieldType } from './model/field-type.ts';
import type { Files } from './model/file.ts';
import { openDisk } from './store/disk.ts';
import { drawDiff } from './terminal/diff.ts';
import { tellChanges } from './terminal/tell-changes.ts';
import { drawValue } from './terminal/value.ts';
import { loadZod } from './zod.ts';

/** More records than this are told by kinds of change. */
const mostRecords = 50;

/** Tells in words, as a diff would, what a change list would do to the files on the disk, what it could not and why; nothing is written. The exit code is what making it would give. */
export async function foretell(terminal: Terminal, root: string, list: ChangeList, how: { notes: string[]; past: Past }): Promise<number> {
  const disk = openDisk(root);
  const { edits, conflicts, notes } = await planChanges(disk, list, terminal.now, root, how.past);
  const then = openOverlay(disk);
  for (const edit of edits) then.edit(edit);
  const fields = await loadCatalogue<AnyFieldType>('fields');
  const sideOf = (files: Files): Side => readTracker(withoutRecords(files), { fields, zod: loadZod() });
  const context: TellContext = { before: sideOf(disk), after: sideOf(then), fields, draw: drawValue };
  // what a file holds stands for the name that git has for it
  const held = (files: Files, path: string) => {
    const bytes = files.read(path);
    return bytes && `=${Buffer.from(bytes).toString('latin1')}`;
  };
  const changes = pathsOf(edits).flatMap((path) => {
    const [before, after] = [held(disk, path), held(then, path)];
    return before === after ? [] : [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  });
  const bytesOf = (blob: string) => (blob === '' ? undefined : Buffer.from(blob.slice(1), 'latin1'));
  const textOf = (blob: string) => bytesOf(blob)?.toString('utf8');
  const find = (name: string) => {
    const path = filesOf(then, name)?.found.path;
    const bytes = path === undefined ? undefined : then.read(path);
    return path !== undefined && bytes ? readRecordAt(path, bytes, context.after.boards, fields) : undefined;
  };
  const records = tellRecords({ changes, bytesOf, textOf, find }, context);
  const bulk = records.length > mostRecords ? tellMany(records, context) : [];
  const settings = tellFiles(changes, textOf, context);
  terminal.write(drawDiff({ base: '', from: '', head: '', records, bulk, settings, others: [] }) || 'nothing would change\n');
  const code = tellChanges(terminal, list, { conflicts, notes: [...how.notes, ...notes], touched: [], made: [] });
  if (changes.length > 0) terminal.complain('nothing is written yet: without --dry-run it is\n');
  return code;
}

/** The settings alone: records are told by their own files. */
function withoutRecords(files: Files): Files {
  return { ...files, list: (folder) => (folder.split('/')[0] === 'records' ? [] : files.list(folder)) };
}
