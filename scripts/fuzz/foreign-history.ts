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
  /** Where the one that deletes the most. */
  emptiest: number;
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
  /** Where the commit stands that names the most files; one without any is not told of. */
  const most = (...args: string[]): number => {
    const told = git(['log', '--first-parent', '--diff-merges=first-parent', ...args, '--format=%x00%H', 'main']).toString();
    const commits = told.split('\0').slice(1);
    const counts = commits.map((part) => [branch.indexOf(part.slice(0, 40)), part.split('\n').length] as const);
    // the very first one is before what anybody could look at
    const later = counts.filter(([index]) => index > 0).sort(([, one], [, other]) => other - one);
    return later[0]?.[0] ?? 1;
  };
  return { folder, repository, branch, busiest: most('--name-only'), emptiest: most('--name-only', '-M', '--diff-filter=D'), trackerAt };
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
