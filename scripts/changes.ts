import { openCatalogue } from './catalogue.ts';
import { actorOf } from './engine/query/actor.ts';
import { readWorkspace } from './engine/read/workspace.ts';
import { type WriteContext, workspaceReader } from './engine/write/desk.ts';
import { loadMakers } from './engine/write/makers.ts';
import { type WriteResult, writeWith } from './engine/write/write.ts';
import type { ChangeList } from './model/change.ts';
import type { Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import type { AnyFieldType } from './model/field-type.ts';
import type { Files } from './model/file.ts';
import { localTime, utcTime } from './model/local-time.ts';
import { didYouMean } from './model/names.ts';
import type { Workspace } from './model/workspace.ts';
import { openRemembered } from './remembering.ts';
import { refuseNewer } from './root.ts';
import { applyEdits, openDisk } from './store/disk.ts';
import { gitAuthor, tellNobody } from './store/git-author.ts';
import { whileAlone } from './store/lock.ts';
import { tellChanges } from './terminal/tell-changes.ts';
import { loadZod } from './zod.ts';

/** What git knows, where a change asks for it: the files as a commit holds them, and whether what is made is committed at once. */
export type Past = Pick<WriteContext, 'filesAt' | 'isCommitted'>;

/** Tries a change list on a tracker's files; nothing is written. With its root, settings that have not changed are not read anew. */
export async function planChanges(files: Files, list: ChangeList, now: Date, root?: string, past: Past = {}): Promise<WriteResult> {
  // they need not be those on the disk
  refuseNewer(files);
  const memory = root === undefined ? undefined : openRemembered(root, []);
  const fields = openCatalogue<AnyFieldType>('fields');
  const context: WriteContext = {
    fields,
    get zod() {
      return loadZod();
    },
    now: '',
    utc: utcTime(now),
    random: Math.random,
  };
  Object.assign(context, past);
  if (memory) context.settings = memory.remembered.settings;
  context.now = localTime(now, workspaceReader(files, context)().timezone);
  // what reads conditions is loaded only where a field has one, and the list is tried again with it
  let isAsked = false;
  context.fulfils = () => {
    isAsked = true;
    return undefined;
  };
  const makers = await loadMakers(list.changes.map(({ kind }) => kind));
  let result = writeWith(makers, files, list, context);
  if (isAsked) {
    const { fulfilling } = await import('./fulfilling.ts');
    context.fulfils = fulfilling(fields, context.now);
    result = writeWith(makers, files, list, context);
  }
  memory?.close();
  return result;
}

/** Makes a change list on the disk and tells what was done, what could not be and why; the exit code is 1 when something could not. One that hangs on what stands there is made when no other woad writes any more; one that is `whole` is made as a whole or not at all. */
export async function makeChanges(
  terminal: Terminal,
  root: string,
  given: ChangeList | (() => ChangeList),
  how: { json?: boolean; notes?: string[]; past?: Past; whole?: boolean } = {},
): Promise<number> {
  const { list, ...result } = await whileAlone(root, async () => {
    const made = typeof given === 'function' ? given() : given;
    const planned = await planChanges(openDisk(root), made, terminal.now, root, how.past);
    if (how.whole && planned.conflicts.length > 0) return { list: made, conflicts: planned.conflicts, notes: [], touched: [], made: [] };
    applyEdits(root, planned.edits);
    return { ...planned, list: made };
  });
  const code = tellChanges(terminal, list, { ...result, notes: [...(how.notes ?? []), ...result.notes] }, how);
  if (how.whole && code !== 0 && list.changes.length > 1)
    terminal.complain('nothing was changed: one command sets all that it names, or nothing\n');
  return code;
}

/** The key of the person who writes: the one named, else the one git knows; a UsageError when there is nobody or nobody of that name. */
export async function authorOf(root: string, named: string | undefined): Promise<string> {
  const workspace = workspaceOf(openDisk(root));
  if (named !== undefined) {
    const { people } = workspace;
    if (people.size > 0 && !people.has(named))
      throw new UsageError(
        `"${named}" is not a person of the workspace${didYouMean(named, people.keys()) || `; there are ${[...people.keys()].join(', ')}`}`,
      );
    return named;
  }
  const author = gitAuthor(root);
  if (!author) throw tellNobody(root, 'say who writes with --as KEY');
  return actorOf(author, workspace);
}

/** As `workspace.yml` of these files describes it. */
export function workspaceOf(files: Files): Workspace {
  const bytes = files.read('workspace.yml');
  return readWorkspace({ path: 'workspace.yml', text: bytes ? new TextDecoder().decode(bytes) : '' }, loadZod()).workspace;
}
