import { loadCatalogue } from './catalogue.ts';
import { actorOf } from './engine/query/actor.ts';
import { readWorkspace } from './engine/read/workspace.ts';
import { type WriteResult, writeChanges } from './engine/write/write.ts';
import type { Change, ChangeList } from './model/change.ts';
import type { Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import type { AnyFieldType } from './model/field-type.ts';
import type { Files } from './model/file.ts';
import { localTime } from './model/local-time.ts';
import { didYouMean } from './model/names.ts';
import type { Workspace } from './model/workspace.ts';
import { applyEdits, openDisk } from './store/disk.ts';
import { gitAuthor } from './store/git-author.ts';
import { whileAlone } from './store/lock.ts';
import { jsonText } from './terminal/json.ts';
import { safeLine } from './terminal/text.ts';

const mostLines = 20;

/** Tries a change list on a tracker's files; nothing is written. */
export async function planChanges(files: Files, list: ChangeList, now: Date): Promise<WriteResult> {
  const [{ z: zod }, fields] = await Promise.all([import('zod'), loadCatalogue<AnyFieldType>('fields')]);
  const { timezone } = await workspaceOf(files);
  return writeChanges(files, list, {
    fields,
    zod,
    now: localTime(now, timezone),
    utc: `${now.toISOString().slice(0, 19)}Z`,
    random: Math.random,
  });
}

/** Makes a change list on the disk and tells what was done, what could not be and why; the exit code is 1 when something could not. */
export async function makeChanges(
  terminal: Terminal,
  root: string,
  list: ChangeList,
  how: { json?: boolean; notes?: string[] } = {},
): Promise<number> {
  const {
    conflicts,
    notes: found,
    touched,
    made,
  } = await whileAlone(root, async () => {
    const result = await planChanges(openDisk(root), list, terminal.now);
    applyEdits(root, result.edits);
    return result;
  });
  const notes = [...(how.notes ?? []), ...found];
  if (how.json) {
    terminal.write(jsonText({ changed: made.filter((each) => each.touched.length > 0).length, touched, notes, conflicts }));
    return conflicts.length > 0 ? 1 : 0;
  }
  const lines = made.flatMap((each) => {
    const change = list.changes[each.index];
    return change
      ? [safeLine(each.touched.length > 0 ? describeChange(change, each.touched) : `${describeChange(change, [])}: nothing to change`)]
      : [];
  });
  const more = lines.length > mostLines ? [`and ${lines.length - mostLines} more`] : [];
  for (const line of [...lines.slice(0, mostLines), ...more]) terminal.write(`${line}\n`);
  for (const note of notes) terminal.complain(`note: ${safeLine(note)}\n`);
  for (const { index, change, message } of conflicts) {
    const which = list.changes.length > 1 ? `change ${index + 1} (${describeChange(change, [])}): ` : '';
    terminal.complain(`woad: ${safeLine(which + message)}\n`);
  }
  return conflicts.length > 0 ? 1 : 0;
}

/** The key of the person who writes: the one named, else the one git knows; a UsageError when there is nobody or nobody of that name. */
export async function authorOf(root: string, named: string | undefined): Promise<string> {
  const workspace = await workspaceOf(openDisk(root));
  if (named !== undefined) {
    const { people } = workspace;
    if (people.size > 0 && !people.has(named))
      throw new UsageError(`"${named}" is not a person of the workspace${didYouMean(named, people.keys())}`);
    return named;
  }
  const author = gitAuthor(root);
  if (!author) throw new UsageError('git knows no user.name here; say who writes with --as KEY');
  return actorOf(author, workspace);
}

async function workspaceOf(files: Files): Promise<Workspace> {
  const { z: zod } = await import('zod');
  const bytes = files.read('workspace.yml');
  return readWorkspace({ path: 'workspace.yml', text: bytes ? new TextDecoder().decode(bytes) : '' }, zod).workspace;
}

/** One change in a few words; `touched` tells the name of what was made. */
function describeChange(change: Change, touched: string[]): string {
  switch (change.kind) {
    case 'set':
      return `${change.record}: ${change.key} ${change.to === null ? 'unset' : `= ${inWords(change.to)}`}`;
    case 'add':
      return `${change.record}: ${change.key} + ${change.values.join(', ')}`;
    case 'take':
      return `${change.record}: ${change.key} - ${change.values.join(', ')}`;
    case 'body':
      return `${change.record}: new text`;
    case 'move':
      return `${change.record} moved to ${change.board === undefined ? '' : `${change.board}/`}${change.list}`;
    case 'rename':
      return `${change.record} renamed to ${change.slug}`;
    case 'create':
      return `${touched[0] ?? change.board}: ${change.title} created`;
    case 'remove':
      return `${change.record} removed`;
    case 'comment':
      return `${change.record}: comment added`;
    case 'edit-comment':
      return `${change.record}: comment ${change.comment} changed`;
    case 'check-item':
      return `${change.record}: ${change.text} ${change.done ? 'checked' : 'unchecked'}`;
    default:
      return change satisfies never;
  }
}

function inWords(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
