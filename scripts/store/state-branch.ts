import type { ZodType } from 'zod';
import { bot } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { FileEdit, Files } from '../model/file.ts';
import type { Cursor, EffectState, OutboxEntry, RunNote } from '../model/outbox.ts';
import type { Repository } from './git.ts';
import { commitOnto } from './git-commit.ts';
import { openCommit } from './git-files.ts';
import { shapeProblem, shapes } from './state-shapes.ts';

/** The branch that holds what rules have looked at, asked for and done. */
export const stateBranch = 'woad-state';

/** That branch as one commit holds it; everything is read when it is asked for. */
export interface StateBranch {
  /** 40 hex digits; undefined before the first run. */
  commit: string | undefined;
  files: Files;
  cursor: Cursor | undefined;
  /** Effects that wait, are being done, or wait for their pull request, oldest first. */
  open(): OutboxEntry[];
  /** An effect by its key, wherever it stands; one whose entry was put away long ago is only known to have been. */
  find(key: string): OutboxEntry | 'known' | undefined;
  /** Entries whose key begins with these hex digits, two or more. */
  matching(start: string): OutboxEntry[];
  /** Notes of runs, newest first. */
  notes(most: number): RunNote[];
  /** A list or map that is kept beside, as it was written; undefined when there is none. */
  kept<Kind>(name: KeptName): Kind | undefined;
}

/** What is kept beside: where the mails of the last hour are counted, and what rules propose. */
export type KeptName = 'lastHour' | 'proposals';

const isFinal: { [state in EffectState]: boolean } = {
  pending: false,
  claimed: false,
  proposed: false,
  sent: true,
  failed: true,
  unknown: true,
  rejected: true,
};

/** What of the branch is read along in one go with what every run asks for. */
interface Ahead {
  /** So many of the newest notes. */
  notes?: number;
  /** Entries of these keys. */
  keys?: Iterable<string>;
}

/** Opens the branch at a commit; a file of it that cannot be read is a UsageError, since to go on without it might send twice. */
export function openStateBranch(repository: Repository, commit: string | undefined, ahead: Ahead = {}): StateBranch {
  const files: Files =
    commit === undefined
      ? { list: () => [], size: () => undefined, read: () => undefined }
      : openCommit(
          repository,
          commit,
          readFirst(() => files, ahead),
        );
  const read = <Kind>(path: string, shape: ZodType): Kind | undefined => {
    const bytes = files.read(path);
    if (!bytes) return undefined;
    const { value, problem = shapeProblem(value, shape) } = parse(new TextDecoder().decode(bytes));
    if (problem === undefined) return value as Kind;
    throw new UsageError(`${stateBranch}: ${path}: ${problem}; restore it from an older commit of that branch`);
  };
  const readEntry = (path: string) => read<OutboxEntry>(path, shapes.entry);
  return {
    commit,
    files,
    get cursor() {
      const cursor = read<Cursor>('cursor.json', shapes.cursor);
      if (cursor === undefined && files.list('outbox').length > 0)
        throw new UsageError(
          `${stateBranch}: there is an outbox and no cursor.json; restore it from an older commit of that branch, or delete the branch to begin anew`,
        );
      return cursor;
    },
    open: () =>
      files
        .list('outbox/open')
        .flatMap(({ name }) => readEntry(`outbox/open/${name}`) ?? [])
        .sort((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1)),
    find(key) {
      const found = readEntry(openPath(key)) ?? readEntry(donePath(key));
      if (found) return found;
      const old = files.read(oldKeysPath(key));
      return old && new TextDecoder().decode(old).split('\n').includes(key) ? 'known' : undefined;
    },
    matching(start) {
      const folders = ['outbox/open', `outbox/done/${start.slice(0, 2)}`];
      const paths = folders.flatMap((folder) =>
        files.list(folder).flatMap(({ name }) => (name.startsWith(start) ? [`${folder}/${name}`] : [])),
      );
      return paths.flatMap((path) => readEntry(path) ?? []);
    },
    notes: (most) =>
      notePaths(files, most).flatMap((path) => {
        // what a run told is not needed to go on, so one that is damaged is left out
        const { value } = parse(new TextDecoder().decode(files.read(path)));
        return shapeProblem(value, shapes.note) === undefined ? [value as RunNote] : [];
      }),
    kept: <Kind>(name: KeptName) => read<Kind>(`${name}.json`, shapes[name]) ?? undefined,
  };
}

/** What is to be written to the branch: entries at the place of their state, the cursor, a note. */
export function editsOfState(
  state: StateBranch,
  given: { cursor?: Cursor; entries?: OutboxEntry[]; note?: RunNote; kept?: { [name in KeptName]?: unknown } },
): FileEdit[] {
  const edits: FileEdit[] = [];
  const write = (path: string, value: unknown) => edits.push({ kind: 'write', path, text: `${JSON.stringify(value, null, 1)}\n` });
  const isEmpty = !given.cursor && !given.note && (given.entries ?? []).length === 0 && !given.kept;
  if (isEmpty) return edits;
  if (state.commit === undefined) edits.push({ kind: 'write', path: 'README.md', text: readme });
  if (given.cursor) write('cursor.json', given.cursor);
  for (const entry of given.entries ?? []) {
    const [place, other] = isFinal[entry.state] ? [donePath(entry.key), openPath(entry.key)] : [openPath(entry.key), donePath(entry.key)];
    write(place, entry);
    if (state.files.size(other) !== undefined) edits.push({ kind: 'remove', path: other });
  }
  if (given.note) write(notePath(given.note), given.note);
  for (const [name, value] of Object.entries(given.kept ?? {})) write(`${name}.json`, value);
  return edits;
}

/** Commits edits on top of the branch; nothing is pushed. */
export function commitState(repository: Repository, state: StateBranch, edits: FileEdit[], message: string): Promise<string> {
  return commitOnto(repository, state.commit, state.files, edits, `${message}\n`, bot);
}

/** The branch written anew as one commit without history: notes and entries from before a day (`2026-08-23`) are left out, of the entries the keys stay. */
export async function compactState(repository: Repository, state: StateBranch, before: string): Promise<string> {
  const edits: FileEdit[] = [];
  const old = new Map<string, Set<string>>();
  const keep = (folder: string): void => {
    for (const { name, kind } of state.files.list(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (kind === 'folder') {
        if (folder !== 'traces' || name >= before) keep(path);
        continue;
      }
      const bytes = state.files.read(path) ?? new Uint8Array();
      const entry = path.startsWith('outbox/done/') ? state.find(path.slice(path.lastIndexOf('/') + 1, -'.json'.length)) : undefined;
      if (entry && entry !== 'known' && entry.changed.slice(0, 10) < before) addKey(old, entry.key);
      else if (path.startsWith('outbox/keys/')) for (const key of new TextDecoder().decode(bytes).split('\n')) addKey(old, key);
      else edits.push({ kind: 'copy', path, bytes });
    }
  };
  keep('');
  for (const [path, keys] of old) edits.push({ kind: 'write', path, text: `${[...keys].sort().join('\n')}\n` });
  const none: Files = { list: () => [], size: () => undefined, read: () => undefined };
  return commitOnto(repository, undefined, none, edits, `what rules did before ${before} is put away\n`, bot);
}

function parse(text: string): { value?: unknown; problem?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: 'is not JSON' };
  }
}

/** What every run asks for, and what else will be, read in one go. */
function readFirst(open: () => Files, { notes = 0, keys = [] }: Ahead): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      yield 'cursor.json';
      for (const { name } of open().list('outbox/open')) yield `outbox/open/${name}`;
      if (notes > 0) yield* notePaths(open(), notes);
      for (const key of keys) yield donePath(key);
    },
  };
}

/** Where the newest notes stand, newest first. */
function notePaths(files: Files, most: number): string[] {
  const namesIn = (folder: string) =>
    files
      .list(folder)
      .map(({ name }) => name)
      .sort()
      .reverse();
  const paths = namesIn('traces').flatMap((day) => namesIn(`traces/${day}`).map((name) => `traces/${day}/${name}`));
  return paths.slice(0, most);
}

function addKey(old: Map<string, Set<string>>, key: string): void {
  if (key === '') return;
  const path = oldKeysPath(key);
  old.set(path, (old.get(path) ?? new Set()).add(key));
}

function openPath(key: string): string {
  return `outbox/open/${key}.json`;
}

function donePath(key: string): string {
  return `outbox/done/${key.slice(0, 2)}/${key}.json`;
}

function oldKeysPath(key: string): string {
  return `outbox/keys/${key.slice(0, 2)}.txt`;
}

function notePath({ at, run }: RunNote): string {
  return `traces/${at.slice(0, 10)}/${at.slice(11).replace(/[^0-9]/g, '')}-${run.replace(/[^\w-]/g, '')}.json`;
}

const readme = `# What the rules of this tracker have looked at

Woad keeps its notes on this branch: up to which commit rules have looked (\`cursor.json\`), what they asked for and what came of it
(\`outbox/\`, without addresses and texts), and why each rule did or did not fire (\`traces/\`, for 90 days). \`woad runs\` shows them.

Do not delete it: what was sent is known only from here.
`;
