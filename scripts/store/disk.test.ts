import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyEdits, findRoot, openDisk, readTextFile } from './disk.ts';

let root: string;
let outside: string;
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
/** What is read at a path, at once and in pieces. */
const bytesOf = (path: string): string | undefined => {
  const { read, pieces } = openDisk(root);
  const [whole, some] = [read(path), pieces?.(path)];
  // a piece holds only until the next is asked for
  const joined = some && Buffer.concat(Array.from(some, (piece) => Uint8Array.from(piece)));
  expect(joined === undefined ? whole === undefined : whole !== undefined && joined.equals(whole)).toBe(true);
  return whole && new TextDecoder().decode(whole);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-disk-'));
  outside = mkdtempSync(join(tmpdir(), 'woad-outside-'));
  mkdirSync(join(root, 'records/sales/open'), { recursive: true });
  writeFileSync(join(root, 'workspace.yml'), 'title: Trial\n');
  writeFileSync(join(root, 'records/sales/open/a.md'), 'a\r\n');
  writeFileSync(join(outside, 'secret.md'), 'secret');
});
afterEach(() => {
  for (const folder of [root, outside]) rmSync(folder, { recursive: true, force: true });
});

test('a disk lists by name, reads regular files and knows their sizes', () => {
  writeFileSync(join(root, 'records/sales/open/B.md'), '');
  expect(openDisk(root).list('records/sales/open')).toEqual([
    { name: 'B.md', kind: 'file' },
    { name: 'a.md', kind: 'file' },
  ]);
  expect(openDisk(root).list('')).toEqual([
    { name: 'records', kind: 'folder' },
    { name: 'workspace.yml', kind: 'file' },
  ]);
  expect(openDisk(root).list('nowhere')).toEqual([]);
  expect([bytesOf('records/sales/open/a.md'), bytesOf('records/sales/open/B.md'), bytesOf('records/sales/open'), bytesOf('x')]).toEqual([
    'a\r\n',
    '',
    undefined,
    undefined,
  ]);
  expect(openDisk(root).size('records/sales/open/a.md')).toBe(3);
  expect(openDisk(root).size('records/sales')).toBeUndefined();
});

test('links and paths that leave the tracker are never read', () => {
  symlinkSync(join(outside, 'secret.md'), join(root, 'records/sales/open/link.md'));
  symlinkSync(outside, join(root, 'records/sales/linked'));
  expect(openDisk(root).list('records/sales')).toEqual([
    { name: 'linked', kind: 'link' },
    { name: 'open', kind: 'folder' },
  ]);
  for (const path of [
    'records/sales/open/link.md',
    'records/sales/linked/secret.md',
    `../${outside.split('/').at(-1)}/secret.md`,
    'records/../workspace.yml',
    'a\0b',
    '/etc/passwd',
  ]) {
    expect(bytesOf(path)).toBeUndefined();
    expect(openDisk(root).size(path)).toBeUndefined();
  }
  expect(openDisk(root).list('records/sales/linked')).toEqual([]);
  expect(openDisk(root).list('..')).toEqual([]);
});

test('a large file is read in pieces, of which none is large', () => {
  const text = 'é0123456789\n'.repeat(400_000);
  writeFileSync(join(root, 'large'), text);
  expect(bytesOf('large') === text).toBe(true);
  const sizes = [...(openDisk(root).pieces?.('large') ?? [])].map(({ length }) => length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1024 ** 2);
});

test('what cannot be the name of a file is not there', () => {
  const disk = openDisk(root);
  for (const name of ['x'.repeat(300), 'é'.repeat(200), 'x'.repeat(5000), `${'x/'.repeat(3000)}x`, 'a\0b']) {
    const path = `records/sales/open/${name}`;
    expect([disk.read(path), disk.size(path), disk.list(path)]).toEqual([undefined, undefined, []]);
    expect(readTextFile(join(root, path))).toBeUndefined();
  }
});

test('the root is the nearest folder upwards with a workspace.yml', () => {
  expect(findRoot(join(root, 'records/sales'))).toBe(root);
  expect(findRoot(root)).toBe(root);
  expect(findRoot(outside)).toBeUndefined();
});

test('edits are made in order; modes stay, empty folders go, nothing is left aside', () => {
  chmodSync(join(root, 'records/sales/open/a.md'), 0o600);
  mkdirSync(join(root, 'records/sales/_files/a'), { recursive: true });
  writeFileSync(join(root, 'records/sales/_files/a/photo.png'), Uint8Array.of(0, 255));
  applyEdits(root, [
    { kind: 'move', path: 'records/sales/open/a.md', to: 'records/sales/won/a.md' },
    { kind: 'write', path: 'records/sales/won/a.md', text: 'b\n' },
    { kind: 'write', path: 'records/sales/lost/new.md', text: '\ufeffé\r\n' },
    { kind: 'move', path: 'records/sales/_files/a/photo.png', to: 'records/sales/_files/b/photo.png' },
  ]);
  expect(textOf('records/sales/won/a.md')).toBe('b\n');
  expect(lstatSync(join(root, 'records/sales/won/a.md')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(root, 'records/sales/lost/new.md'), 'hex')).toBe('efbbbfc3a90d0a');
  expect(readFileSync(join(root, 'records/sales/_files/b/photo.png'), 'hex')).toBe('00ff');
  expect(readdirSync(join(root, 'records/sales'))).toEqual(['_files', 'lost', 'won']);
  expect(readdirSync(join(root, 'records/sales/_files'))).toEqual(['b']);
  expect(readdirSync(root)).toEqual(['records', 'workspace.yml']);
  applyEdits(root, [
    { kind: 'remove', path: 'records/sales/won/a.md' },
    { kind: 'remove', path: 'records/sales/never.md' },
  ]);
  expect(readdirSync(join(root, 'records/sales'))).toEqual(['_files', 'lost']);
});

test('when one edit cannot be made, those before it are undone', () => {
  const edits = [
    { kind: 'write', path: 'records/sales/open/a.md', text: 'changed' },
    { kind: 'write', path: 'records/sales/fresh/deep/new.md', text: 'new' },
    { kind: 'move', path: 'records/sales/open/a.md', to: 'records/sales/won/a.md' },
    { kind: 'move', path: 'records/sales/won/a.md', to: 'workspace.yml' },
  ] as const;
  expect(() => applyEdits(root, [...edits])).toThrow('workspace.yml stands there already');
  expect(textOf('records/sales/open/a.md')).toBe('a\r\n');
  expect(textOf('workspace.yml')).toBe('title: Trial\n');
  expect(readdirSync(join(root, 'records/sales'))).toEqual(['open']);
  expect(readdirSync(root)).toEqual(['records', 'workspace.yml']);
  expect(() => applyEdits(root, [{ kind: 'move', path: 'records/sales/open/gone.md', to: 'records/sales/open/b.md' }])).toThrow(
    'is not there any more',
  );
});

test('nothing is written outside the root, through a link, over a folder or into .git', () => {
  symlinkSync(outside, join(root, 'records/linked'));
  symlinkSync(join(outside, 'secret.md'), join(root, 'records/sales/open/link.md'));
  const refused = [
    '../x.md',
    'records/../../x.md',
    '/tmp/x.md',
    'records/linked/x.md',
    'records/sales/open/link.md',
    'records/sales',
    'workspace.yml/x',
    '.git/config',
    'a/.GIT/x',
    'a\\b',
    'C:x',
    '',
  ];
  for (const path of refused) {
    expect(() => applyEdits(root, [{ kind: 'write', path, text: 'x' }])).toThrow(JSON.stringify(path));
    expect(() => applyEdits(root, [{ kind: 'move', path: 'records/sales/open/a.md', to: path }])).toThrow(JSON.stringify(path));
    expect(() => applyEdits(root, [{ kind: 'remove', path }])).toThrow(JSON.stringify(path));
  }
  expect(readFileSync(join(outside, 'secret.md'), 'utf8')).toBe('secret');
  expect(readdirSync(outside)).toEqual(['secret.md']);
  expect(existsSync(join(root, 'records/sales/open/a.md'))).toBe(true);
});

test('where a step back cannot be made, the others are and what stood there is kept', () => {
  writeFileSync(join(root, 'records/sales/open/b.md'), 'b');
  const inTheWay = {
    kind: 'remove' as const,
    get path() {
      // another program, between two edits
      if (!existsSync(join(root, 'records/sales/open/b.md'))) mkdirSync(join(root, 'records/sales/open/b.md/c'), { recursive: true });
      return 'records/sales/open/b.md';
    },
  };
  expect(() =>
    applyEdits(root, [
      { kind: 'write', path: 'records/sales/open/a.md', text: 'new' },
      { kind: 'remove', path: 'records/sales/open/b.md' },
      inTheWay,
    ]),
  ).toThrow(/not all could be undone: .*\.woad-/);
  expect(textOf('records/sales/open/a.md')).toBe('a\r\n');
  const aside = readdirSync(root).find((name) => name.startsWith('.woad-')) ?? '';
  expect(textOf(`${aside}/1.old`)).toBe('b');
});
