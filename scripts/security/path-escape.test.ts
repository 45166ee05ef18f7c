import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planChanges } from '../changes.ts';
import type { Change } from '../model/change.ts';
import { applyEdits, openDisk } from '../store/disk.ts';
import { importInto } from '../story/importing.ts';
import { trial } from '../story/trial.ts';

const evil = [
  ...[
    '..',
    '.',
    '../x',
    '../../../secret',
    'a/../../x',
    '/etc/passwd',
    '\\..\\x',
    'a\\b',
    'C:x',
    'x:stream',
    '%2e%2e%2fx',
    '%2e%2e',
    '..%00',
  ],
  ...[
    'a\0b',
    '\0',
    'con',
    'nul',
    'x'.repeat(300),
    'é'.repeat(60),
    '．．／x',
    'a∕b',
    'a⁄b',
    '.git',
    '_comments',
    '_files',
    '.hidden',
    '-x',
    'a b',
    'A',
    '',
  ],
];
let home: string;
let root: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'woad-escape-'));
  root = join(home, 'tracker');
  writeFileSync(join(home, 'secret.md'), '---\ntitle: Secret\n---\n');
  for (const [path, text] of Object.entries(trial)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Every file below the home with its text. */
const everything = (): [string, string][] =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const path = join(entry.parentPath, entry.name);
      return [path, readFileSync(path, 'utf8')];
    })
    .sort();

test.each(evil)('%j as slug, board, list, record, place, template or comment writes nothing', async (name) => {
  const before = everything();
  const record = 'sales/acme';
  const changes: Change[] = [
    { kind: 'rename', record, slug: name },
    { kind: 'create', board: 'sales', list: 'open', slug: name, title: 'T' },
    { kind: 'create', board: name, list: 'open', title: 'T' },
    { kind: 'create', board: 'sales', list: 'open', title: 'T', template: name },
    { kind: 'move', record, list: 'todo', board: name },
    { kind: 'move', record, list: 'open', before: name },
    { kind: 'set', record: `sales/${name}`, key: 'color', to: 'red' },
    { kind: 'set', record: `${name}/acme`, key: 'color', to: 'red' },
    { kind: 'body', record: name, to: 'x' },
    { kind: 'remove', record: `sales/${name}` },
    { kind: 'comment', record: `sales/${name}`, text: 'x', author: 'ana' },
    { kind: 'comment', record, text: 'x', author: 'ana', reply_to: name === '' ? '..' : name },
    { kind: 'comment', record, text: 'x', author: 'ana', at: name },
    { kind: 'edit-comment', record, comment: name, text: 'x' },
    // the first list of a board is meant where none is named
    ...(name === ''
      ? []
      : ([
          { kind: 'move', record, list: name },
          { kind: 'create', board: 'sales', list: name, title: 'T' },
        ] as Change[])),
  ];
  const { conflicts, edits } = await planChanges(openDisk(root), { woad: 1, changes }, new Date(0));
  expect(conflicts.map(({ index }) => index)).toEqual([...changes.keys()]);
  expect(edits).toEqual([]);
  applyEdits(root, edits);
  expect(everything()).toEqual(before);
});

test.each(evil)('%j as the author of a comment or the title of a record stays a name inside the tracker', async (name) => {
  const changes: Change[] = [
    { kind: 'comment', record: 'sales/acme', text: 'x', author: name },
    { kind: 'create', board: 'sales', list: 'open', title: name },
  ];
  const { edits } = await planChanges(openDisk(root), { woad: 1, changes }, new Date(0));
  for (const { path } of edits)
    expect(path).toMatch(/^records\/sales\/(_comments\/acme\/19700101T000000Z-[a-z0-9-]{1,64}|open\/[\p{L}\p{N}\p{M}-]{1,100})\.md$/u);
  applyEdits(root, edits);
  expect(readdirSync(home)).toEqual(['secret.md', 'tracker']);
});

test('an import takes names from files and titles, and writes only to its board', () => {
  const sources = Object.fromEntries(
    evil.map((name, index) => [
      `${index}.md`,
      `---\ntitle: ${JSON.stringify(name || 'x')}\ncover: ../../../../secret.md\nslug: ${JSON.stringify(name)}\n---\n[x](../../../../../etc/passwd) ![y](/etc/passwd)\n`,
    ]),
  );
  const { edits } = importInto({}, sources, {});
  for (const { path } of edits) expect(path).toMatch(/^(lists\/b\.yml|records\/b\/[\p{L}\p{N}\p{M}-]+\/[\p{L}\p{N}\p{M}-]+\.md)$/u);
});

test.each(evil)('the disk neither reads nor writes %j outside', (name) => {
  const disk = openDisk(root);
  for (const path of [
    name,
    `../${name}`,
    `records/../../${name}`,
    `records/sales/open/../../../../${name}`,
    `${home}/secret.md`,
    '../secret.md',
  ]) {
    const bytes = disk.read(path);
    expect(Buffer.from(bytes ?? []).toString()).not.toContain('Secret');
    if (path.split('/').includes('..') || path.startsWith('/'))
      expect(() => applyEdits(root, [{ kind: 'write', path, text: 'x' }])).toThrow(/inside|is not/);
  }
  expect(readFileSync(join(home, 'secret.md'), 'utf8')).toContain('Secret');
});
