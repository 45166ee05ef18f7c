import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { commitOn, writeFiles } from './story/dated-folder.ts';
import { woadIn } from './story/woad.ts';

const acme = 'records/sales/open/acme.md';

/** A tracker of three commits: a record is made, gets a colour, then a text. */
function makeOrigin(): { origin: string; clone: string; git(folder: string, ...args: string[]): string } {
  const root = mkdtempSync(join(tmpdir(), 'woad-absent-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [origin, clone] = [join(root, 'origin'), join(root, 'clone')];
  const git = (folder: string, ...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: 'pipe' });
  const texts = ['---\ntitle: Acme\n---\n', '---\ntitle: Acme\ncolor: red\n---\n', '---\ntitle: "Acme"\ncolor: red\n---\nText\n'];
  for (const [index, text] of texts.entries()) {
    writeFiles(origin, { 'workspace.yml': 'title: T\n', 'lists/sales.yml': 'lists: [open]\n', [acme]: text });
    commitOn(origin, `2026-11-0${index + 1}`);
  }
  return { origin, clone, git };
}

async function tell(folder: string): Promise<{ lines: string[]; complaints: string }> {
  const { code, out, err } = await woadIn(folder, ['history', 'sales/acme']);
  expect(code).toBe(0);
  return { lines: out.split('\n').map((line) => line.slice('2026-11-01 00:00  Ana  '.length)), complaints: err };
}

const whole = ['text empty -> 1 line', 'color (none) -> red', 'created in open', ''];
const unknown = 'what changed is not known: a version of its file is not in this clone';

test('a partial clone says which versions are not in it, and knows them when they were fetched, whatever was kept', async () => {
  const { origin, clone, git } = makeOrigin();
  git(origin, 'config', 'uploadpack.allowFilter', 'true');
  execFileSync('git', ['clone', '--quiet', '--filter=blob:none', pathToFileURL(origin).href, clone], { stdio: 'pipe' });
  const partial = { lines: [unknown, unknown, 'created in open', ''], complaints: expect.stringMatching(/^3 of these entries.*--refetch/) };
  expect(await tell(clone)).toEqual(partial);
  expect(await tell(clone)).toEqual(partial);
  git(clone, 'fetch', '--quiet', '--refetch', '--no-filter');
  expect(await tell(clone)).toEqual({ lines: whole, complaints: '' });
});

test('a version that git lost is told as such, not as one that says the same', async () => {
  const { origin, git } = makeOrigin();
  const blob = git(origin, 'rev-parse', `HEAD~1:${acme}`).trim();
  rmSync(join(origin, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  expect(await tell(origin)).toEqual({
    lines: [unknown, unknown, 'created in open', ''],
    complaints: expect.stringContaining('2 of these entries tell of versions that are not in this clone, which is partial or lost them'),
  });
});

test('a file that is too long to be compared is told as such', async () => {
  const { origin } = makeOrigin();
  writeFiles(origin, { [acme]: `---\ntitle: Acme\n---\n${'long '.repeat(500_000)}` });
  commitOn(origin, '2026-11-04');
  expect(await tell(origin)).toEqual({
    lines: ['what changed is not known: its file is too long to be compared', ...whole],
    complaints: '',
  });
});
