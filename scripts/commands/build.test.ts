import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { woadIn } from '../story/woad.ts';
import { isBuild } from './build.ts';

const begun = readdirSync(join(import.meta.dirname, '../../site/public'));

test.each([
  ['an empty folder', []],
  ['a build', ['404.html', '_astro', 'index.html', 'records']],
  ['a build that was stopped while it copied files', begun],
  ['a build that was stopped while it drew pages', [...begun, '_astro', 'records', 'boards']],
])('%s may be emptied', (_, names) => expect(isBuild(names)).toBe(true));

test.each([
  ['notes', ['notes.md']],
  ['notes beside what a build copies', [...begun, 'notes.md']],
  ["another program's site", ['_astro', 'index.html']],
])('%s may not', (_, names) => expect(isBuild(names)).toBe(false));

describe('a build that cannot be', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'woad-build-'));
    mkdirSync(join(root, 'tracker/records'), { recursive: true });
    writeFileSync(join(root, 'tracker/workspace.yml'), 'title: Studio\n');
    mkdirSync(join(root, 'mine'));
    writeFileSync(join(root, 'mine/letter.txt'), 'dear');
    symlinkSync('mine', join(root, 'link-to-mine'));
    symlinkSync('tracker/records', join(root, 'link-to-records'));
    writeFileSync(join(root, 'file'), 'x');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  test.each([
    ['tracker', 'holds the tracker itself'],
    ['.', 'holds the tracker itself'],
    ['mine', 'holds other files'],
    ['link-to-mine', 'holds other files'],
    ['file/below', 'is a file; expected a folder'],
    ['tracker/records/dist', 'lies in records/ of the tracker'],
    ['link-to-records/dist', 'lies in records/ of the tracker'],
    ['tracker/.git/dist', 'lies in .git/ of the tracker'],
    ['a'.repeat(300), 'ENAMETOOLONG: name too long); give it a shorter name'],
    ...(existsSync('/proc/self') ? [['/proc/x', '/proc/x could not be opened or written (ENOENT']] : []),
  ] as [string, string][])('--out %s is refused at once, in one sentence', async (out, words) => {
    const { code, err } = await woadIn(root, ['build', '--root', 'tracker', '--out', out]);
    expect(err).toContain(words);
    expect(err).toMatch(/^woad: [^\n]+\n$/);
    expect(code).toBe(2);
    expect(readdirSync(root).sort()).toEqual(['file', 'link-to-mine', 'link-to-records', 'mine', 'tracker']);
    expect(readdirSync(join(root, 'tracker'))).toEqual(['records', 'workspace.yml']);
    expect(readdirSync(join(root, 'tracker/records'))).toEqual([]);
  });

  test.each([
    ['--base', '../x'],
    ['--base', '/a//b'],
    ['--base', 'https://example.org/x'],
    ['--base', '/a b/'],
    ['--base', '/a?b'],
    ['--origin', 'javascript:alert(1)'],
    ['--origin', 'example.org'],
    ['--origin', 'ftp://example.org'],
    ['--origin', 'https://'],
  ])('%s %s is refused at once, in one sentence', async (option, value) => {
    const { code, err } = await woadIn(root, ['build', '--root', 'tracker', option, value]);
    expect([code, err]).toEqual([2, expect.stringMatching(/^woad: --(base|origin): "[^"]+" is not [^\n]+ such as [^\n]+\n$/)]);
    const environment = { [`WOAD_${option.slice(2).toUpperCase()}`]: value };
    const told = await woadIn(root, ['build', '--root', 'tracker'], { environment });
    expect([told.code, told.err]).toEqual([2, expect.stringMatching(/^woad: WOAD_(BASE|ORIGIN): "/)]);
    expect(readdirSync(join(root, 'tracker'))).not.toContain('dist');
  });

  test('what stops it on its way is told in one sentence, and what stood there before stays', () => {
    const out = join(root, 'tracker/dist');
    mkdirSync(join(out, '_astro'), { recursive: true });
    for (const name of ['404.html', 'index.html']) writeFileSync(join(out, name), 'of an earlier build');
    const woad = [process.execPath, join(import.meta.dirname, '../woad.js'), 'build', '--root', join(root, 'tracker')];
    // no file may have more than 8 KB: the bundler's first one has
    const { status, stderr } = spawnSync('sh', ['-c', 'ulimit -f 16; exec "$@"', 'sh', ...woad], { encoding: 'utf8' });
    expect(stderr).toMatch(/^woad: \S+ could not be opened or written \(EFBIG: file too large\); the site was not built\n$/m);
    expect(status).toBe(2);
    expect(readdirSync(out).sort()).toEqual(['404.html', '_astro', 'index.html']);
    expect(readdirSync(join(root, 'tracker')).sort()).toEqual(['dist', 'records', 'workspace.yml']);
  });
});
