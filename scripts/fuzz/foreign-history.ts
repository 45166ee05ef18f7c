import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTracker } from '../engine/read/tracker.ts';
import { openOverlay } from '../engine/write/overlay.ts';
import type { FieldTypes } from '../model/field-type.ts';
import type { Files } from '../model/file.ts';
import type { Tracker } from '../model/tracker.ts';
import { openRepository, type Repository } from '../store/git.ts';
import { openCommit } from '../store/git-files.ts';
import { loadZod } from '../zod.ts';

const settings = {
  'workspace.yml': 'title: T\npeople: { codex: { name: Codex }, claude: { name: Claude } }\n',
  'lists/foreign.yml': `lists: [backlog-tasks, { name: backlog-completed, done: true }, { name: backlog-archive-tasks, done: true }]
open: [tags, people]
fields: { status: { type: text }, priority: { type: text } }
`,
};

/** A history that others wrote, its Markdown files as records of one board whose lists are the folders they stand in. */
export interface ForeignHistory {
  repository: Repository;
  /** Its commits of the first-parent line, oldest first. */
  branch: string[];
  /** Where in it stands the commit that changes the most files. */
  busiest: number;
  /** The tracker of a commit, with the board, its people and the settings given. */
  trackerAt(commit: string): { files: Files; tracker: Tracker };
}

/** Clones `<samples>/<name>/history.bundle` into a temporary folder, which is the caller's to take away. */
export function openForeign(name: string, fields: FieldTypes, more: { [path: string]: string } = {}): ForeignHistory & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'woad-foreign-'));
  const git = (args: string[], input?: Buffer) =>
    execFileSync('git', ['-C', folder, ...args], { input, maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'pipe'] });
  const bundle = join(process.env['WOAD_SAMPLES'] ?? '', name, 'history.bundle');
  execFileSync('git', ['clone', '-q', '--no-checkout', '-b', 'main', bundle, folder], { stdio: 'pipe' });
  git(['fast-import', '--quiet', '--force'], asBoard(git(['fast-export', '--no-data', 'main'])));
  const repository = openRepository(folder);
  if (!repository) throw new Error('no repository');
  const trackerAt = (commit: string) => {
    const files = openOverlay(openCommit(repository, commit));
    for (const [path, text] of Object.entries({ ...settings, ...more })) files.edit({ kind: 'write', path, text });
    return { files, tracker: readTracker(files, { fields, zod: loadZod() }) };
  };
  const branch = git(['rev-list', '--first-parent', '--reverse', 'main']).toString().trim().split('\n');
  const told = git(['log', '--first-parent', '--reverse', '--diff-merges=first-parent', '--name-only', '--format=%x00', 'main']).toString();
  const counts = told
    .split('\0')
    .slice(1)
    .map((part) => part.split('\n').length);
  // the very first one is before what anybody could look at
  const busiest = counts.indexOf(Math.max(...counts.slice(1)), 1);
  return { folder, repository, branch, busiest, trackerAt };
}

/** A stream of `git fast-export` with other paths; what stands in messages is left alone. */
function asBoard(stream: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < stream.length; ) {
    const end = stream.indexOf(10, at);
    const line = stream.toString('utf8', at, end);
    const length = /^data (\d+)$/.exec(line)?.[1];
    const next = end + 1 + Number(length ?? 0);
    const [, what, quote = '', path] = /^(M \d+ \w+ |D )("?)(.*?)"?$/.exec(line) ?? [];
    parts.push(path === undefined ? stream.subarray(at, next) : Buffer.from(`${what}${quote}${placeOf(path)}${quote}\n`));
    at = next;
  }
  return Buffer.concat(parts);
}

function placeOf(path: string): string {
  const slash = path.lastIndexOf('/');
  const list = path.slice(0, Math.max(0, slash)).replace(/^\./, '').replaceAll('/', '-') || 'top';
  return `records/foreign/${list}/${path.slice(slash + 1)}`;
}
