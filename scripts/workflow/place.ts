import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterTests } from '../story/left.ts';
import { woadIn } from '../story/woad.ts';

const tree = {
  'workspace.yml': 'title: T\ntimezone: Europe/Madrid\npeople: { ana: { name: Ana, email: ana@tidewater.example } }\n',
  'lists/sales.yml': 'lists: [todo, doing, { name: done, done: true }]\nfields: { closed: { type: date }, stage: { type: text } }\n',
  'records/sales/todo/acme.md': '---\ntitle: Acme\n---\n',
  'records/sales/todo/globex.md': '---\ntitle: Globex\n---\n',
  'automations/won.yml':
    'name: Won\nwhen: { record-moved: { to: done } }\ndo:\n  - set: { closed: "{{ today() }}" }\n  - comment: Won by {{ actor }}.\n',
};

/** A folder with a git repository, and a tracker in it, that a test works in. */
export interface Place {
  /** Of the repository. */
  folder: string;
  /** Of the tracker in it. */
  root: string;
  git(...args: string[]): string;
  put(path: string, text: string): void;
  move(from: string, to: string): void;
  commit(message: string, author?: string): string;
  woad(...args: string[]): Promise<{ code: number; output: string; complaint: string }>;
  /** The same at another moment, in UTC. */
  at(now: string, ...args: string[]): Promise<{ code: number; output: string; complaint: string }>;
}

/** An empty folder, removed after the tests of the file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'woad-automate-'));
  afterTests(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder as a place; `prefix` is where in the repository the tracker stands. */
export function openPlace(folder: string, prefix = ''): Place {
  const root = join(folder, prefix);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const at = async (now: string, ...args: string[]) => {
    const { code, out, err } = await woadIn(root, args, { environment: { WOAD_TOKEN: 'secret-token' }, now });
    return { code, output: out, complaint: err };
  };
  return {
    folder,
    root,
    git,
    put,
    move(from, to) {
      mkdirSync(dirname(join(root, to)), { recursive: true });
      renameSync(join(root, from), join(root, to));
    },
    commit(message, author = 'Ana <ana@tidewater.example>') {
      git('add', '--all');
      const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(author) ?? [];
      git('-c', `user.name=${name}`, '-c', `user.email=${email}`, 'commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    woad: (...args) => at('2026-11-21T23:30:00Z', ...args),
    at,
  };
}

/** A repository with one commit: a board, two records and a rule for what is done, and the files given. */
export function newTracker(files: { [path: string]: string } = {}, prefix = ''): Place {
  const place = openPlace(newFolder(), prefix);
  place.git('init', '--quiet', '--initial-branch=main');
  for (const [path, text] of Object.entries({ ...tree, ...files })) place.put(path, text);
  place.commit('first');
  return place;
}

/** How many commits HEAD has. */
export function countCommits(place: Place): number {
  return Number(place.git('rev-list', '--count', 'HEAD'));
}
