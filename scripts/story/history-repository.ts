import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { historyOfTracker, pastsOf } from '../histories.ts';
import type { HistoryEntry } from '../model/history.ts';
import type { Person } from '../model/workspace.ts';
import { copyFolder } from './copy-folder.ts';
import { afterTests } from './left.ts';

const ana: Person = { key: 'ana', name: 'Ana García', email: 'ana@tidewater.example', notify: 'none', aliases: [] };
/** Ana is the one person of the workspace. */
export const reader = { workspace: { people: new Map([['ana', ana]]) } };

/** A repository of its own in a temporary folder, whose every commit is a day after the one before, beginning with 2 November 2026. */
export interface HistoryRepository {
  root: string;
  /** Runs git there; gives what it wrote. */
  git(...args: string[]): string;
  write(path: string, text: string): void;
  move(from: string, to: string): void;
  remove(path: string): void;
  /** Commits all there is. */
  commit(author?: string, email?: string, message?: string): void;
  /** A day goes by. */
  wait(): void;
  /** Makes commits out of a stream for `git fast-import`. */
  importStream(input: string): void;
  /** Takes away what is kept of the history. */
  forget(): void;
}

const folders: string[] = [];

/** An empty temporary folder; `removeFolders` takes it away. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'woad-history-'));
  folders.push(folder);
  return folder;
}

/** Takes away every folder that a test made. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

let empty: string | undefined;

/** What `git init` makes: the same each time, so that the repositories of a test file are copies of one. */
function begun(): string {
  if (empty !== undefined) return empty;
  const folder = mkdtempSync(join(tmpdir(), 'woad-history-'));
  afterTests(() => {
    empty = undefined;
    rmSync(folder, { recursive: true, force: true });
  });
  execFileSync('git', ['init', '-q', '-b', 'main', folder], { stdio: 'pipe' });
  empty = folder;
  return folder;
}

/** Begins a repository on the branch `main`. */
export function newRepository(): HistoryRepository {
  const root = newFolder();
  let clock = Date.parse('2026-11-01T10:00:00Z') / 1000;
  const gitWith = (env: { [name: string]: string }, ...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Luis', '-c', 'user.email=luis@x.example', '-c', 'commit.gpgsign=false', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, GIT_COMMITTER_DATE: `${clock} +0000`, GIT_AUTHOR_DATE: `${clock} +0000`, ...env },
    }).trim();
  const makeFolderOf = (path: string) => mkdirSync(dirname(join(root, path)), { recursive: true });
  copyFolder(begun(), root);
  return {
    root,
    git: (...args) => gitWith({}, ...args),
    write(path, text) {
      makeFolderOf(path);
      writeFileSync(join(root, path), text);
    },
    move(from, to) {
      makeFolderOf(to);
      renameSync(join(root, from), join(root, to));
    },
    remove: (path) => rmSync(join(root, path), { recursive: true }),
    commit(author = 'Luis', email = 'luis@x.example', message = 'x') {
      clock += 86_400;
      gitWith({}, 'add', '-A', '--', ':!.cache');
      gitWith({ GIT_AUTHOR_NAME: author, GIT_AUTHOR_EMAIL: email }, 'commit', '-q', '--allow-empty', '-m', message);
    },
    wait() {
      clock += 86_400;
    },
    importStream: (input) => void execFileSync('git', ['fast-import', '--quiet'], { cwd: root, input, stdio: 'pipe' }),
    forget: () => rmSync(join(root, '.cache'), { recursive: true, force: true }),
  };
}

/** The repository of the test that runs, and what is asked of it. */
export interface TrialRepository extends HistoryRepository {
  /** Goes on with a new one. */
  begin(): void;
  /** What is told of a record, here or in another clone. */
  past(name: string, of?: string): ReturnType<typeof pastIn>;
  dump(): Promise<string>;
}

/** A repository for each test of a file: made before it, taken away after it with every folder the test made. */
export function repositoryForEach(): TrialRepository {
  let trial = {} as HistoryRepository;
  const begin = () => {
    trial = newRepository();
  };
  beforeEach(begin);
  afterEach(removeFolders);
  return {
    get root() {
      return trial.root;
    },
    begin,
    git: (...args) => trial.git(...args),
    write: (path, text) => trial.write(path, text),
    move: (from, to) => trial.move(from, to),
    remove: (path) => trial.remove(path),
    commit: (author, email, message) => trial.commit(author, email, message),
    wait: () => trial.wait(),
    importStream: (input) => trial.importStream(input),
    forget: () => trial.forget(),
    past: (name, of = trial.root) => pastIn(of, name),
    dump: () => dumpOf(trial.root),
  };
}

/** A record's file. */
export function deal(title: string, rest = ''): string {
  return `---\ntitle: ${title}\n${rest}---\nThe text of ${title}, long enough.\n`;
}

/** A line for an entry: day, actor, what happened and to which record, each change. */
export function lineOf({ at, actor, rule, kind, board, slug, changes }: HistoryEntry): string {
  const told = changes.map(({ key, from, to }) => `${key} ${JSON.stringify(from)}>${JSON.stringify(to)}`);
  return [at.slice(8, 10), rule === undefined ? actor : `${actor}/${rule}`, kind, `${board}/${slug}`, ...told].join(' ');
}

/** What is known of a record: days of its making and last change, author, commits; and a line for each entry. */
async function pastIn(root: string, name: string): Promise<{ told: string; lines: string[] }> {
  const found = (await pastsOf(root, reader)).get(name);
  if (!found) return { told: 'unknown', lines: [] };
  const { created, updated, author, commits, whole, entries } = found;
  const told = `${created?.slice(8, 10) ?? '?'} ${updated?.slice(8, 10) ?? '?'} ${author ?? '?'} ${commits}${whole ? '' : ' cut'}`;
  return { told, lines: entries.map(lineOf) };
}

/** Everything a history tells, as one text. */
async function dumpOf(root: string): Promise<string> {
  const pasts = [...(await pastsOf(root, reader))].sort(([a], [b]) => (a < b ? -1 : 1));
  const { entries } = await historyOfTracker(root, reader);
  return JSON.stringify([pasts, entries], null, 1);
}
