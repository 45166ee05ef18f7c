import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../model/change.ts';
import type { Value } from '../model/value.ts';
import { makeOn, type Tree } from '../story/trial.ts';

const woad = join(import.meta.dirname, '../woad.js');
const folder = mkdtempSync(join(tmpdir(), 'woad-merging-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The tracker lies in a folder of the repository, as one beside code does. */
const prefix = 'team/';
const acme = 'records/sales/open/acme.md';
const base: Tree = {
  'workspace.yml': 'title: T\n',
  'lists/sales.yml':
    'lists: [open, negotiation, won]\ntags: { a: {}, x: {}, y: {} }\nfields:\n  deal_value: { type: number }\n  stage: { type: text }\n',
  [acme]: `---
title: Acme # the name
tags:
  - a
due: 2026-12-01
color: red
deal_value: 12000
---
What was agreed.

What is open.

## Before signing
- [ ] Call
- [ ] Send
`,
  'records/sales/won/globex.md': '---\ntitle: Globex\n---\nAfter [[acme]].\n',
};

const record = 'sales/acme';
const operations: { [name: string]: Change[] } = {
  'set-due': [{ kind: 'set', record, key: 'due', to: '2026-12-24' }],
  'set-value': [{ kind: 'set', record, key: 'deal_value', to: 13000 }],
  'add-key': [{ kind: 'set', record, key: 'stage', to: 'late' }],
  'add-tag-x': [{ kind: 'add', record, key: 'tags', values: ['x'] }],
  'add-tag-y': [{ kind: 'add', record, key: 'tags', values: ['y'] }],
  unset: [{ kind: 'set', record, key: 'color', to: null }],
  comment: [{ kind: 'comment', record, text: 'Agreed by phone.', author: 'ana' }],
  body: [{ kind: 'body', record, to: base[acme]!.split('---\n')[2]!.replace('agreed.', 'agreed by both.') }],
  'check-first': [{ kind: 'check-item', record, text: 'Call', done: true }],
  'check-second': [{ kind: 'check-item', record, text: 'Send', done: true }],
  move: [{ kind: 'move', record, list: 'negotiation' }],
  rename: [{ kind: 'rename', record, slug: 'acme-co' }],
};

/** The tracker after some changes. */
function treeWith(tree: Tree, changes: Change[]): Tree {
  const made = makeOn(tree, changes);
  expect(made.conflicts).toEqual([]);
  const next: Tree = { ...tree };
  for (const [path, text] of Object.entries(made.changed)) {
    if (text === undefined) delete next[path];
    else next[path] = text;
  }
  return next;
}

function git(...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Commits for git's fast-import: each a branch on top of `start`, all in one process. */
function grow(branches: { [name: string]: Tree }): void {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const commits = Object.entries(branches).map(([name, tree]) => {
    const files = Object.entries(tree).map(([path, text]) => `M 100644 inline "${prefix}${path}"\n${data(text)}`);
    const from = name === 'start' ? '' : 'from refs/heads/start^0\n';
    const line = `commit refs/heads/${name}\ncommitter Ana <ana@tidewater.example> 1790000000 +0000\n${data(name)}`;
    return `${line}${from}deleteall\n${files.join('')}\n`;
  });
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet', '--force'], { input: commits.join('') });
}

/** What git makes of two branches, without touching the disk: the merged files, or what it says. */
function mergeBranches(ours: string, theirs: string): { code: number | null; files: Tree; said: string } {
  const merged = spawnSync('git', ['-C', folder, 'merge-tree', '--write-tree', '--messages', ours, theirs], { encoding: 'utf8' });
  const tree = merged.stdout.split('\n')[0] ?? '';
  const paths = git('ls-tree', '-r', '-z', '--name-only', tree).split('\0').slice(0, -1);
  const input = paths.map((path) => `${tree}:${path}\n`).join('');
  const all = execFileSync('git', ['-C', folder, 'cat-file', '--batch'], { input });
  const files: Tree = {};
  let at = 0;
  for (const path of paths) {
    const line = all.indexOf('\n', at) + 1;
    const size = Number(all.subarray(at, line).toString().trim().split(' ')[2]);
    files[path.slice(prefix.length)] = all.subarray(line, line + size).toString();
    at = line + size + 1;
  }
  return { code: merged.status, files, said: merged.stdout + merged.stderr };
}

function expectMerge(ours: string, theirs: string): Tree {
  const { code, files, said } = mergeBranches(ours, theirs);
  expect(said).not.toContain('CONFLICT');
  expect(code).toBe(0);
  return files;
}

let attributes: Tree = {};
beforeAll(() => {
  git('init', '--quiet', '--initial-branch=start');
  grow({ start: base });
  git('reset', '--quiet', '--hard');
  execFileSync(process.execPath, [woad, 'setup', '--root', join(folder, prefix)]);
  attributes = Object.fromEntries(['.gitattributes', '.gitignore'].map((path) => [path, readFileSync(join(folder, prefix, path), 'utf8')]));
  const changed = Object.entries(operations).map(([name, changes]) => [name, { ...attributes, ...treeWith(base, changes) }]);
  grow({ start: { ...attributes, ...base }, ...Object.fromEntries(changed) });
  git('reset', '--quiet', '--hard');
});

describe('two clones, each with a change of its own to one record', () => {
  const names = Object.keys(operations);
  const all = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
  const pairs = all.filter((pair) => pair.join() !== 'move,rename');
  test.each(pairs)('%s and %s: nothing conflicts, and it is as if one had come after the other', (one, other) => {
    const merged = expectMerge(one, other);
    const expected = { ...attributes, ...treeWith(treeWith(base, operations[one]!), operations[other]!) };
    if (other === 'rename' && one.startsWith('comment')) {
      // git knows nothing of slugs: the comment stays in the folder of the old one, where check names the new one
      const name = Object.keys(expected).find((path) => path.includes('_comments/acme-co/'))!;
      expected[name.replace('acme-co', 'acme')] = expected[name]!;
      delete expected[name];
    }
    expect(merged).toEqual(expected);
  });

  test('moved on one side and renamed on the other: git asks, and both places hold what both did', () => {
    grow({
      moved: treeWith(treeWith(base, operations['move']!), operations['set-due']!),
      named: treeWith(treeWith(base, operations['rename']!), operations['set-value']!),
    });
    const { code, files, said } = mergeBranches('moved', 'named');
    expect(code).toBe(1);
    expect(said).toContain('CONFLICT (rename/rename)');
    for (const path of ['records/sales/negotiation/acme.md', 'records/sales/open/acme-co.md']) {
      expect(files[path]).toContain('due: 2026-12-24');
      expect(files[path]).toContain('deal_value: 13000');
      expect(files[path]).toContain('aliases:\n  - acme\n');
    }
  });
});

describe('what two people did to the same thing', () => {
  const change = (...changes: Change[]): Tree => ({ ...attributes, ...treeWith(base, changes) });
  const set = (key: string, to: Value): Change => ({ kind: 'set', record, key, to });

  test('the same key twice is a conflict that names the record and the key; all else is merged and the file can be read', () => {
    grow({ ana: change(set('due', '2026-12-24'), set('stage', 'late')), luis: change(set('due', '2027-01-07'), set('deal_value', 1)) });
    const { code, files, said } = mergeBranches('ana', 'luis');
    expect(code).toBe(1);
    expect(said).toContain(`${prefix}${acme}: due is "2026-12-24", theirs "2027-01-07"`);
    expect(said).toContain(`CONFLICT (content): Merge conflict in ${prefix}${acme}`);
    expect(files[acme]).toContain(
      '# <<<<<<< ours\ndue: 2026-12-24\n# =======\n# due: 2027-01-07\n# >>>>>>> theirs\ncolor: red\ndeal_value: 1\nstage: late\n',
    );
    const same = change(set('due', '2026-12-24'), set('color', 'teal'));
    grow({ ana: same, luis: change(set('due', '2026-12-24'), { kind: 'move', record, list: 'won' }) });
    expect(expectMerge('ana', 'luis')['records/sales/won/acme.md']).toBe(same[acme]);
  });

  test('the same paragraph twice is marked as git marks it; boxes and keys are merged all the same', () => {
    const body = (word: string): Change => ({ kind: 'body', record, to: base[acme]!.split('---\n')[2]!.replace('agreed', word) });
    const check = (text: string): Change => ({ kind: 'check-item', record, text, done: true });
    grow({ ana: change(body('said'), check('Call')), luis: change(body('written'), check('Send'), set('color', 'teal')) });
    const { code, files, said } = mergeBranches('ana', 'luis');
    expect(code).toBe(1);
    expect(said).toContain(`${prefix}${acme}: the text was changed on both sides in the same lines`);
    expect(files[acme]).toContain('<<<<<<< ours\nWhat was said.\n=======\nWhat was written.\n>>>>>>> theirs\n');
    expect(files[acme]).toContain('- [x] Call\n- [x] Send\n');
    expect(files[acme]).toContain('color: teal');
  });

  test('a move to two lists: git asks, both places hold what both did, and check names the slug', () => {
    const move = (list: string): Change => ({ kind: 'move', record, list });
    grow({ ana: change(move('won'), set('stage', 'late')), luis: change(move('negotiation'), set('deal_value', 1)) });
    git('checkout', '--quiet', 'ana');
    const merged = spawnSync('git', ['-C', folder, 'merge', '--quiet', 'luis'], { encoding: 'utf8' });
    expect(merged.status).toBe(1);
    const texts = ['won', 'negotiation'].map((list) => readFileSync(join(folder, prefix, `records/sales/${list}/acme.md`), 'utf8'));
    for (const text of texts) expect(text).toMatch(/deal_value: 1\nstage: late\n/);
    const { stdout } = spawnSync(process.execPath, [woad, 'check', '--root', join(folder, prefix)], { encoding: 'utf8' });
    expect(stdout).toContain('the slug "acme" is also that of records/sales/won/acme.md');
    git('merge', '--abort');
    git('checkout', '--quiet', 'start');
  });

  test('a list that one side emptied is no folder that was renamed: what the other side made in it stays there', () => {
    const made = 'records/sales/open/initech.md';
    grow({ ana: change({ kind: 'move', record, list: 'won' }), luis: { ...change(), [made]: '---\ntitle: Initech\n---\n' } });
    const files = expectMerge('ana', 'luis');
    expect(
      Object.keys(files)
        .filter((path) => path.startsWith('records/'))
        .sort(),
    ).toEqual([made, 'records/sales/won/acme.md', 'records/sales/won/globex.md']);
  });

  test('two new records of one name and different ids are told apart by name', () => {
    const fresh = (id: string): Tree => ({ ...change(), 'records/sales/open/new.md': `---\ntitle: New\nid: ${id}\n---\n` });
    grow({ ana: fresh('a1'), luis: fresh('b2') });
    const { code, files, said } = mergeBranches('ana', 'luis');
    expect(code).toBe(1);
    expect(said).toContain('records/sales/open/new.md: two records of one name, "a1" and "b2" (theirs); give one of them another name');
    expect(files['records/sales/open/new.md']).toBe('---\ntitle: New\n<<<<<<< ours\nid: a1\n=======\nid: b2\n>>>>>>> theirs\n---\n');
  });

  test('two fields of a board and two people of the workspace go side by side; bytes that are no text stay ours', () => {
    const board = (field: string): Tree => ({
      ...change(),
      'lists/sales.yml': `${base['lists/sales.yml']}  ${field}: { type: text }\n`,
      'workspace.yml': `${base['workspace.yml']}people:\n  p-${field}: { name: ${field} }\n`,
    });
    grow({ ana: board('one'), luis: board('two') });
    const files = expectMerge('ana', 'luis');
    expect(files['lists/sales.yml']).toBe(`${base['lists/sales.yml']}  one: { type: text }\n  two: { type: text }\n`);
    expect(files['workspace.yml']).toBe('title: T\npeople:\n  p-one: { name: one }\n  p-two: { name: two }\n');
    grow({ ana: { ...change(), [acme]: 'a\0b' }, luis: { ...change(), [acme]: 'c\0d' } });
    const odd = mergeBranches('ana', 'luis');
    expect([odd.code, odd.files[acme]]).toEqual([1, 'a\0b']);
  });
});
