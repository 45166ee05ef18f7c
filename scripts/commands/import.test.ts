import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { woadIn } from '../story/woad.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'woad-import-'));
  root = join(folder, 'tracker');
  mkdirSync(root);
  writeFileSync(join(root, 'workspace.yml'), 'title: Trial\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const woad = (...args: string[]) => woadIn(root, args);

/** Every file below the tracker with its bytes. */
function snapshot(below = root): { [path: string]: string } {
  const files = readdirSync(below, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'base64')]));
}

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test('a folder becomes a board, said in words; once more changes no byte', async () => {
  write('notes/one.md', '---\ntitle: One\nstate: Open\n---\n![p](p.png)\n');
  write('notes/two.md', '---\nstate: Closed\n---\n');
  write('notes/p.png', Uint8Array.of(0, 255));
  symlinkSync(join(folder, 'notes/one.md'), join(folder, 'notes/link.md'));
  const args = ['import', 'markdown', '../notes', '--board', 'notes', '--list-from', 'state'];
  const dry = await woad(...args, '--dry-run');
  expect(dry.out).toMatch(/^would import 2 records into notes: 2 new, 0 unchanged\n/);
  expect(Object.keys(snapshot())).toHaveLength(1);
  const { code, out } = await woad(...args);
  expect(code).toBe(0);
  expect(out).toContain('\nlists\n  open: 1\n  closed: 1, counts as done\n');
  expect(out).toContain('link.md is a link; only regular files are imported');
  expect(readFileSync(join(root, 'records/notes/_files/one/p.png'), 'hex')).toBe('00ff');
  const before = snapshot();
  expect(JSON.parse((await woad(...args, '--json')).out)).toMatchObject({ records: { all: 2, new: 0, unchanged: 2 }, edits: [] });
  expect(snapshot()).toEqual(before);
  expect((await woad('check')).code).toBe(0);
  writeFileSync(join(root, 'records/notes/open/one.md'), '---\ntitle: Mine\n---\n');
  const later = await woad(...args);
  expect([later.code, later.out.includes('one.md (records/notes/open/one.md)')]).toEqual([1, true]);
  expect(readFileSync(join(root, 'records/notes/open/one.md'), 'utf8')).toBe('---\ntitle: Mine\n---\n');
});

test('wrong use is told with what was expected', async () => {
  write('notes/one.md', '---\ntitle: One\n---\n');
  write('empty/readme.txt', '');
  const says = async (...args: string[]) => {
    const { code, err } = await woad('import', ...args);
    expect(code).toBe(2);
    return err;
  };
  expect(await says('markdwn', '../notes', '--board', 'b')).toContain(
    '"markdwn" is nothing that can be imported; did you mean "markdown"?',
  );
  expect(await says('markdown', '../notes')).toContain('--board is missing');
  expect(await says('markdown', '../notes', '--board', 'My Board')).toContain('such as "my-board"');
  expect(await says('markdown', '../nowhere', '--board', 'b')).toContain('../nowhere is no folder with files');
  expect(await says('markdown', '../empty', '--board', 'b')).toContain('../empty holds no Markdown files');
  expect(await says('markdown', '../notes', '--board', 'b', '--match', 'x/*')).toContain('holds no files that match x/*');
  expect(await says('markdown', '../notes', '--board', 'b', '--list-from', 'state')).toContain(
    'no file has the key "state"; there are title',
  );
  expect(await says('markdown', '.', '--board', 'b')).toContain('holds records of the tracker itself');
});

const shared = process.env['WOAD_SAMPLES'] ?? '';
const missing = existsSync(shared) ? '' : ' (skipped: WOAD_SAMPLES names no folder that holds them)';

describe.skipIf(missing !== '')(`folders that others wrote${missing}`, () => {
  const unpack = (name: string): string => {
    const into = join(folder, name);
    mkdirSync(into);
    execFileSync('tar', ['-xzf', join(shared, name, 'snapshot.tar.gz'), '-C', into]);
    return into;
  };
  const importTwice = async (...args: string[]) => {
    const first = JSON.parse((await woad('import', 'markdown', ...args, '--board', 'b', '--json')).out);
    const before = snapshot();
    const second = JSON.parse((await woad('import', 'markdown', ...args, '--board', 'b', '--json')).out);
    expect(second).toMatchObject({ edits: [], kept: [], records: { unchanged: first.records.all } });
    expect(snapshot()).toEqual(before);
    return first;
  };

  test('612 proposals in the lists of their status', async () => {
    const report = await importTwice(join(unpack('ercs'), 'ERCS'), '--list-from', 'status', '--title-from', 'title');
    expect(report.lists.map(({ name, records }: { name: string; records: number }) => `${name} ${records}`)).toEqual([
      'draft 221',
      'stagnant 162',
      'final 141',
      'review 64',
      'last-call 14',
      'withdrawn 9',
      'living 1',
    ]);
    expect(JSON.parse((await woad('check', '--json')).out)).toEqual({
      diagnostics: [],
      counts: { records: 612, boards: 1, errors: 0, warnings: 0 },
    });
  });

  test('170 pages that stand for their folders', async () => {
    const report = await importTwice(unpack('cips'), '--list-from', 'status', '--title-from', 'title', '--match', '*/README.md');
    expect([report.records.all, report.broken]).toEqual([170, []]);
    expect(report.renamed).toContainEqual(expect.objectContaining({ from: 'Solution To', to: 'solution_to' }));
    expect((await woad('check')).code).toBe(0);
  });

  test('tasks, whose broken files are records that say so', async () => {
    const report = await importTwice(join(unpack('backlogmd'), 'backlog'), '--list-from', 'status');
    expect([report.records.all, report.broken.length]).toEqual([696, 21]);
    const { diagnostics } = JSON.parse((await woad('check', '--json')).out) as { diagnostics: { path: string; message: string }[] };
    expect(new Set(diagnostics.map(({ path }) => path))).toEqual(new Set(report.broken.map(({ path }: { path: string }) => path)));
    expect(diagnostics[0]?.message).toContain('YAML refuses "@MrLesk" without quotes; expected MrLesk without "@"');
  });
});
