import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from './catalogue.ts';
import { readTracker } from './engine/read/tracker.ts';
import { openOverlay } from './engine/write/overlay.ts';
import { samplesMissing } from './fuzz/samples.ts';
import { eventsOf, findRange } from './happened.ts';
import type { TrackerEvent } from './model/event.ts';
import type { AnyFieldType } from './model/field-type.ts';
import { readRecordPath } from './model/record-path.ts';
import type { Tracker } from './model/tracker.ts';
import { openRepository, type Repository } from './store/git.ts';
import { openCommit } from './store/git-files.ts';
import { loadZod } from './zod.ts';

const samples = process.env['WOAD_SAMPLES'] ?? '';
const fields = await loadCatalogue<AnyFieldType>('fields');
const folder = mkdtempSync(join(tmpdir(), 'woad-happened-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = {
  'workspace.yml': 'title: T\npeople: { codex: { name: Codex }, claude: { name: Claude } }\n',
  'lists/foreign.yml': `lists: [backlog-tasks, { name: backlog-completed, done: true }, { name: backlog-archive-tasks, done: true }]
open: [tags, people]
fields: { status: { type: text }, priority: { type: text } }
`,
};
const mostCommits = 30;

/** A history that others wrote, its Markdown files as records of one board whose lists are the folders they stand in. */
function openForeign(name: string): { repository: Repository; branch: string[] } {
  const clone = join(folder, name);
  const git = (args: string[], input?: Buffer) =>
    execFileSync('git', ['-C', clone, ...args], { input, maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'pipe'] });
  execFileSync('git', ['clone', '-q', '--no-checkout', '-b', 'main', join(samples, name, 'history.bundle'), clone], { stdio: 'pipe' });
  git(['fast-import', '--quiet', '--force'], asBoard(git(['fast-export', '--no-data', 'main'])));
  const repository = openRepository(clone);
  if (!repository) throw new Error('no repository');
  return { repository, branch: git(['rev-list', '--first-parent', '--reverse', 'main']).toString().trim().split('\n') };
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

/** What tells one event from another; the records themselves are told by their paths. */
function noteOf({ kind, record, previous, key, from, to, detail, actor, at, commit, bulk }: TrackerEvent): unknown[] {
  return [kind, record.path, previous?.path, key, from, to, detail, actor, at, commit, bulk];
}

describe.skipIf(samplesMissing !== '').each(['backlogmd', 'changesets'])(`the history of %s${samplesMissing}`, (name) => {
  test('is told the same wherever the cursor stood in between, and leads from what was to what is', { timeout: 60_000 }, () => {
    const { repository, branch } = openForeign(name);
    const trackerAt = (head: string): Tracker => {
      const files = openOverlay(openCommit(repository, head));
      for (const [path, text] of Object.entries(settings)) files.edit({ kind: 'write', path, text });
      return readTracker(files, { fields, zod: loadZod() });
    };
    const happened = (since: string, head: string, tracker: Tracker) =>
      eventsOf(findRange(repository, since, head), repository, tracker, fields);
    const seen = new Set<string>();
    const positions = fc.tuple(fc.nat(branch.length - 2), fc.integer({ min: 1, max: mostCommits }), fc.nat(mostCommits));
    fc.assert(
      fc.property(positions, ([start, length, cut]) => {
        const at = (index: number) => branch[Math.min(index, branch.length - 1)] ?? '';
        const [a, b, c] = [at(start), at(start + (cut % (length + 1))), at(start + length)];
        const [was, is] = [trackerAt(a), trackerAt(c)];
        const whole = happened(a, c, is);
        const parts = [...happened(a, b, trackerAt(b)), ...happened(b, c, is)];
        expect(parts.map(noteOf)).toEqual(whole.map(noteOf));
        const paths = new Set(was.records.map(({ path }) => path));
        for (const { kind, record, previous } of whole) {
          seen.add(kind);
          if (kind === 'deleted' || kind === 'moved' || kind === 'renamed') paths.delete(previous?.path ?? '');
          if (kind !== 'deleted') paths.add(record.path);
        }
        expect([...paths].sort()).toEqual(is.records.flatMap(({ path }) => (readRecordPath(path) ? [path] : [])).sort());
      }),
      { numRuns: 10, examples: [[[0, mostCommits, 7]]] },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['created', 'deleted', ...(name === 'backlogmd' ? ['edited', 'changed', 'checked'] : [])]),
    );
  });
});
