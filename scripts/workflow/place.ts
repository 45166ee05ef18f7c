import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { copyFolder } from '../story/copy-folder.ts';
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
      // git tells which commit it made, in all its digits where these are asked for: no other one need be asked
      const settings = [`user.name=${name}`, `user.email=${email}`, 'core.abbrev=40'].flatMap((each) => ['-c', each]);
      const [, commit = ''] = /^\[.* ([0-9a-f]{40})\] /.exec(git(...settings, 'commit', '--allow-empty', '-m', message)) ?? [];
      return commit;
    },
    woad: (...args) => at('2026-11-21T23:30:00Z', ...args),
    at,
  };
}

const trackers = new Map<string, Place>();

/** A repository with one commit: a board, two records and a rule for what is done, and the files given. A test file makes it once, and has copies of it. */
export function newTracker(files: { [path: string]: string } = {}, prefix = ''): Place {
  const key = JSON.stringify([files, prefix]);
  const first = trackers.get(key) ?? beginTracker(files, prefix);
  trackers.set(key, first);
  afterTests(() => trackers.delete(key));
  const [copy = first] = copyPlaces([first]);
  return copy;
}

function beginTracker(files: { [path: string]: string }, prefix: string): Place {
  const place = openPlace(newFolder(), prefix);
  place.git('init', '--quiet', '--initial-branch=main');
  for (const [path, text] of Object.entries({ ...tree, ...files })) place.put(path, text);
  place.commit('first');
  return place;
}

/** Copies of places and all that is in them; one that git knows as the remote of another knows the copy. */
export function copyPlaces(places: Place[]): Place[] {
  const copies = places.map(({ folder, root }) => openPlace(newFolder(), relative(folder, root)));
  for (const [index, { folder }] of places.entries()) {
    const copy = copies[index]?.folder ?? '';
    copyFolder(folder, copy);
    const config = [join(copy, '.git/config'), join(copy, 'config')].find(existsSync);
    const text = config === undefined ? '' : readFileSync(config, 'utf8');
    const told = places.reduce((all, each, at) => all.replaceAll(each.folder, copies[at]?.folder ?? ''), text);
    if (config !== undefined && told !== text) writeFileSync(config, told);
  }
  return copies;
}

/** How many commits HEAD has. */
export function countCommits(place: Place): number {
  return Number(place.git('rev-list', '--count', 'HEAD'));
}
