import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editorOf } from './editing.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-editing-'));
  put('workspace.yml', 'format: 1\n');
  put('lists/sales.yml', 'lists: [open, { name: vault, locked: true }, { name: won, done: true }]\n');
  put('records/sales/open/acme.md', '---\r\ntitle:   Acme # as on paper\r\ndone: false\r\n---\r\n\r\nText.');
  put('records/sales/open/birch.md', '---\ntitle: Birch\n---\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const list = (...changes: object[]) => JSON.stringify({ woad: 1, changes });
const move = (to: string, more = {}) => list({ kind: 'move', record: 'sales/acme', list: to, was: 'open', ...more });

describe('what pages of this machine ask for', () => {
  test('a moved record goes back byte by byte', async () => {
    const editor = editorOf(root);
    const before = read('records/sales/open/acme.md');
    expect(await editor.change(move('won'))).toEqual({ problems: [], written: 1, undo: 1 });
    expect(read('records/sales/won/acme.md')).toBe(before.replace('done: false\r\n', ''));
    expect(await editor.undo(1)).toEqual({ problems: [], written: 2 });
    expect(read('records/sales/open/acme.md')).toBe(before);
    expect(() => read('records/sales/won/acme.md')).toThrow(/ENOENT/);
    expect((await editor.undo(1)).problems[0]).toContain('can no longer be taken back here');
  });

  test('what others wrote since is not overwritten', async () => {
    const editor = editorOf(root);
    await editor.change(move('open', { after: 'birch' }));
    const [mine, theirs] = [read('records/sales/open/acme.md'), '---\ntitle: Birch & Sons\n---\n'];
    put('records/sales/open/birch.md', theirs);
    expect(await editor.undo(1)).toEqual({
      problems: ['records/sales/open/birch.md has changed since, so it is left as it is'],
      written: 0,
    });
    expect([read('records/sales/open/acme.md'), read('records/sales/open/birch.md')]).toEqual([mine, theirs]);
  });

  test('what would change nothing writes nothing', async () => {
    expect(await editorOf(root).change(move('open'))).toEqual({ problems: [], written: 0 });
  });

  test.each([
    ['{', 'the change list is not JSON'],
    ['{}', '"woad": 1'],
    [move('vault'), 'the list vault is locked'],
    [move('opne'), 'did you mean "open"?'],
    [move('won', { was: 'vault' }), 'sales/acme is in open, not in vault'],
    [list({ kind: 'remove', record: 'sales/acme' }), 'a page does not ask for "remove"; expected move, create, set, body, comment'],
    [list({ kind: 'move', record: 'sales/birch', list: 'won' }, { kind: 'move', record: 'sales/nobody', list: 'won' }), 'nobody'],
  ])('%s is refused as a whole', async (json, problem) => {
    const { problems, ...rest } = await editorOf(root).change(json);
    expect(problems.join('\n')).toContain(problem);
    expect(rest).toEqual({ written: 0 });
    expect(read('records/sales/open/birch.md')).toBe('---\ntitle: Birch\n---\n');
  });

  test('a tracker of a newer format is left alone', async () => {
    put('workspace.yml', 'format: 9\n');
    expect((await editorOf(root).change(move('won'))).problems[0]).toContain('format');
    expect(read('records/sales/open/acme.md')).toContain('Acme');
  });
});
