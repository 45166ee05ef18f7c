import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { woadIn } from '../story/woad.ts';

let top: string;
beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'woad-schema-')));
});
afterEach(() => rmSync(top, { recursive: true, force: true }));

const woad = (folder: string, ...args: string[]) => woadIn(join(top, folder), args);

function write(files: { [path: string]: string }): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
}
const read = (path: string) => readFileSync(join(top, path), 'utf8');
const tracker = (folder = '') => ({
  [`${folder}workspace.yml`]: 'title: T\n',
  [`${folder}lists/sales.yml`]: 'lists: [todo, done]\ntags: { urgent: {} }\n',
  [`${folder}records/sales/todo/Übung-1.md`.toLowerCase()]: '---\ntitle: A\n---\n',
});

test('what was written is what the check asks for, until the tracker changes', async () => {
  write(tracker());
  const before = await woad('', 'schema', '--check');
  expect(before).toMatchObject({
    code: 1,
    out: expect.stringContaining('.vscode/woad/board.schema.json: not what the tracker asks for now; run "woad schema"'),
  });
  expect(existsSync(join(top, '.vscode'))).toBe(false);
  expect(await woad('', 'schema')).toMatchObject({ code: 0, out: expect.stringContaining('wrote .vscode/settings.json\n') });
  expect(await woad('', 'schema', '--check')).toEqual({ code: 0, out: '', err: '' });
  expect(await woad('', 'schema')).toEqual({ code: 0, out: 'everything is as it should be\n', err: '' });

  write({ 'lists/sales.yml': 'lists: [todo, done]\ntags: { urgent: {}, late: {} }\n', 'lists/more.yml': 'lists: [a]\n' });
  const after = await woad('', 'schema', '--check');
  expect(after.code).toBe(1);
  expect(after.out.split('\n').map((line) => line.split(':')[0])).toEqual([
    '.vscode/woad/record.more.schema.json',
    '.vscode/woad/record.sales.schema.json',
    '.vscode/woad/rule.schema.json',
    '',
  ]);
  await woad('', 'schema');
  rmSync(join(top, 'lists/more.yml'));
  expect(await woad('', 'schema', '--check')).toMatchObject({
    code: 1,
    out: expect.stringContaining('record.more.schema.json: its board is gone'),
  });
  expect(await woad('', 'schema')).toMatchObject({ out: expect.stringContaining('removed .vscode/woad/record.more.schema.json') });
  expect(readdirSync(join(top, '.vscode/woad'))).not.toContain('record.more.schema.json');
});

test('line ends of Windows are no difference', async () => {
  write(tracker());
  await woad('', 'schema');
  write({ '.vscode/woad/board.schema.json': read('.vscode/woad/board.schema.json').replaceAll('\n', '\r\n') });
  expect((await woad('', 'schema', '--check')).code).toBe(0);
});

test('a tracker in a folder of a repository: settings at the top, schemas in the tracker, and what stood there stays', async () => {
  execFileSync('git', ['init', '-q', top]);
  write({ ...tracker('plan/'), '.vscode/settings.json': '{\n  // ours\n  "editor.tabSize": 2,\n}\n' });
  expect((await woad('plan', 'schema')).code).toBe(0);
  expect(read('.vscode/settings.json')).toMatch(
    /^\{\n {2}\/\/ ours\n {2}"editor.tabSize": 2,\n {2}"yaml.schemas": \{\n {4}"\.\/plan\/\.vscode\/woad\/workspace.schema.json": "plan\/workspace.yml",\n/,
  );
  expect(existsSync(join(top, 'plan/.vscode/woad/board.schema.json'))).toBe(true);
  expect((await woad('plan', 'schema', '--check')).code).toBe(0);
});

test('records are told to the Astro extension by their address on this machine, and git does not see it', async () => {
  execFileSync('git', ['init', '-q', top]);
  write({
    ...tracker(),
    '.astro/collections/collections.json':
      '{ "collections": [{ "hasSchema": true, "name": "docs" }], "entries": { "file:///d.md": "docs" } }',
  });
  await woad('', 'schema');
  const { collections, entries } = JSON.parse(read('.astro/collections/collections.json'));
  expect(collections).toEqual([
    { hasSchema: true, name: 'docs' },
    { hasSchema: true, name: 'woad-sales' },
  ]);
  expect(entries).toEqual({
    'file:///d.md': 'docs',
    [`${pathToFileURL(top).href}/records/sales/todo/übung-1.md`.toLowerCase()]: 'woad-sales',
  });
  expect(read('.astro/collections/woad-sales.schema.json')).toBe(read('.vscode/woad/record.sales.schema.json'));
  expect(execFileSync('git', ['status', '--porcelain', '-uall'], { cwd: top, encoding: 'utf8' })).not.toContain('.astro');
});

test('settings that cannot be added to are left alone, and what to add is said', async () => {
  write({ ...tracker(), '.vscode/settings.json': '{ oops' });
  const { code, err } = await woad('', 'schema');
  expect(code).toBe(1);
  expect(err).toContain('.vscode/settings.json is not what woad can add to; add by hand:\n{\n  "yaml.schemas": {');
  expect(read('.vscode/settings.json')).toBe('{ oops');
  expect(existsSync(join(top, '.vscode/woad/board.schema.json'))).toBe(true);
});

test('nothing is written through a link, and no word beside the options is taken', async () => {
  write({ ...tracker(), 'elsewhere/kept.txt': 'kept' });
  symlinkSync(join(top, 'elsewhere'), join(top, '.vscode'));
  expect(await woad('', 'schema')).toMatchObject({ code: 2, err: expect.stringContaining('goes through the link .vscode') });
  expect(readdirSync(join(top, 'elsewhere'))).toEqual(['kept.txt']);
  expect((await woad('', 'schema', 'sales')).code).toBe(2);
});
