import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyOfTracker, pastOfRecord, pastsOf } from './histories.ts';
import { deal, lineOf, newFolder, reader, repositoryForEach } from './story/history-repository.ts';
import { streamOf } from './story/history-stream.ts';

const trial = repositoryForEach();
const { git, write, commit, move, past, dump } = trial;

describe('a part of a clone', () => {
  test('that is shallow does not say when and by whom, until the rest is fetched', async () => {
    write('records/a/todo/one.md', deal('One'));
    write('records/a/todo/two.md', deal('Two'));
    commit('Ana', 'ana@tidewater.example');
    write('records/a/todo/one.md', deal('One', 'due: 2026-12-01\n'));
    commit();
    const clone = newFolder();
    execFileSync('git', ['clone', '-q', '--depth=1', `file://${trial.root}`, clone], { stdio: 'pipe' });
    expect((await past('a/one', clone)).told).toBe('? ? ? 0 cut');
    execFileSync('git', ['-C', clone, 'fetch', '-q', '--depth=2'], { stdio: 'pipe' });
    expect((await past('a/one', clone)).told).toBe('? 03 ? 1 cut');
    write('records/a/todo/one.md', deal('One', 'due: 2026-12-02\n'));
    commit();
    execFileSync('git', ['-C', clone, 'pull', '-q', '--ff-only'], { stdio: 'pipe' });
    expect(await past('a/one', clone)).toEqual({
      told: '? 04 ? 2 cut',
      lines: ['03 Luis changed a/one due null>"2026-12-01"', '04 Luis changed a/one due "2026-12-01">"2026-12-02"'],
    });
    expect((await past('a/two', clone)).told).toBe('? ? ? 0 cut');
    execFileSync('git', ['-C', clone, 'fetch', '-q', '--unshallow'], { stdio: 'pipe' });
    expect((await past('a/one', clone)).told).toBe('02 04 ana 3');
  });

  test('whose blobs are not here still tells who, when and where to', async () => {
    write('records/a/todo/one.md', deal('One'));
    commit('Ana', 'ana@tidewater.example');
    move('records/a/todo/one.md', 'records/a/done/one.md');
    write('records/a/done/one.md', deal('One', 'due: 2026-12-01\n'));
    commit();
    move('records/a/done/one.md', 'records/a/done/uno.md');
    write('records/a/done/uno.md', deal('Uno', 'due: 2026-12-01\n'));
    commit();
    git('config', 'uploadpack.allowFilter', 'true');
    const clone = newFolder();
    execFileSync('git', ['clone', '-q', '--no-checkout', '--filter=blob:none', `file://${trial.root}`, clone], { stdio: 'pipe' });
    rmSync(join(trial.root, '.git'), { recursive: true });
    expect((await past('a/uno', clone)).told).toBe('04 04 Luis 1');
    const { entries } = await historyOfTracker(clone, reader, { name: 'a/one' });
    expect(entries.map(lineOf)).toEqual([
      '04 Luis deleted a/one',
      '03 Luis moved a/one list "todo">"done"',
      '02 ana created a/one list null>"todo"',
    ]);
  });
});

describe('what is kept', () => {
  const bucketFiles = () => readdirSync(join(trial.root, '.cache/history')).filter((name) => name !== 'head.json');

  async function someHistory(): Promise<void> {
    for (const slug of ['one', 'two', 'three']) write(`records/a/todo/${slug}.md`, deal(slug));
    commit();
    write('records/a/todo/one.md', deal('One', 'due: 2026-12-01\n'));
    commit();
    await pastsOf(trial.root, reader);
  }

  test('is hidden from git, and only what a commit touched is written again', async () => {
    await someHistory();
    expect(git('status', '--porcelain')).toBe('');
    const before = bucketFiles();
    write('records/a/todo/two.md', deal('Two', 'due: 2026-12-01\n'));
    commit();
    expect((await past('a/two')).told).toBe('02 04 Luis 2');
    expect(bucketFiles().filter((name) => !before.includes(name))).toHaveLength(1);
  });

  test.each([
    ['cut short', (path: string) => truncateSync(path, 60)],
    ['other text', (path: string) => writeFileSync(path, '{"commits":[],"names":[]}')],
    ['gone', (path: string) => rmSync(path)],
    ['changed in one place', (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('Luis', 'Luis Prado'))],
  ])('is not believed where a file of it is %s', async (_, spoil) => {
    await someHistory();
    const told = await dump();
    for (const name of ['head.json', bucketFiles()[0] ?? '']) {
      spoil(join(trial.root, '.cache/history', name));
      expect(await dump()).toBe(told);
      spoil(join(trial.root, '.cache/history', existsSync(join(trial.root, '.cache/history', name)) ? name : 'head.json'));
      expect((await pastOfRecord(trial.root, 'a/one', 'records/a/todo/one.md', reader))?.commits).toBe(2);
    }
  });

  test('is waited for where it is near; a record alone is asked of git where it is far', async () => {
    const begin = (index: number) =>
      `commit refs/heads/main\ncommitter ana <ana@tidewater.example> ${1_762_000_000 + index} +0000\ndata 1\nx\n`;
    const put = (text: string) => `M 100644 inline records/a/todo/one.md\ndata ${text.length}\n${text}\n`;
    trial.importStream(
      Array.from({ length: 1005 }, (_, index) => begin(index) + (index % 500 === 0 ? put(deal(`T${index}`)) : '')).join(''),
    );
    const ask = () => pastOfRecord(trial.root, 'a/one', 'records/a/todo/one.md', reader);
    expect(await ask()).toMatchObject({ author: 'ana', created: '2025-11-01T12:26:40.000Z', commits: 3, whole: false, entries: [] });
    expect(existsSync(join(trial.root, '.cache'))).toBe(false);
    git('update-ref', 'refs/heads/main', 'main~10');
    expect(await ask()).toMatchObject({ author: 'ana', created: '2025-11-01T12:26:40.000Z', commits: 2, whole: true });
    expect(existsSync(join(trial.root, '.cache/history/head.json'))).toBe(true);
  });

  test('is not written through a link', async () => {
    const elsewhere = newFolder();
    symlinkSync(elsewhere, join(trial.root, '.cache'));
    await someHistory();
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(join(trial.root, '.cache'));
    mkdirSync(join(trial.root, '.cache'));
    symlinkSync(elsewhere, join(trial.root, '.cache/history'));
    expect((await past('a/one')).told).toBe('02 03 Luis 2');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('counts for nothing when the history is rewritten, set back, or another branch', async () => {
    await someHistory();
    git('checkout', '-q', '-b', 'other', 'HEAD~1');
    expect((await past('a/one')).told).toBe('02 02 Luis 1');
    write('records/a/todo/two.md', deal('Two', 'due: 2026-12-05\n'));
    commit('Tom');
    git('checkout', '-q', 'main');
    expect((await past('a/two')).told).toBe('02 02 Luis 1');
    git('merge', '-q', '--no-edit', 'other');
    expect((await past('a/two')).lines[1]).toContain('Tom changed a/two');
    trial.wait();
    git('commit', '-q', '--amend', '-m', 'rewritten');
    const told = await dump();
    trial.forget();
    expect(await dump()).toBe(told);
  });

  test('survives writers at the same time', async () => {
    await someHistory();
    for (const [index, slug] of ['one', 'two', 'three', 'four'].entries()) {
      write(`records/a/todo/${slug}.md`, deal('x', `due: 2026-12-0${index + 1}\n`));
      commit();
    }
    const all = await Promise.all([1, 2, 3, 4].map(() => dump()));
    trial.forget();
    all.push(...(await Promise.all([1, 2, 3].map(() => dump()))), await dump());
    expect(new Set(all).size).toBe(1);
  });

  test('an old head with younger buckets beside it, as a kill leaves them, is continued as if nothing had been', async () => {
    await someHistory();
    const head = readFileSync(join(trial.root, '.cache/history/head.json'));
    const old = new Map(bucketFiles().map((name) => [name, readFileSync(join(trial.root, '.cache/history', name))]));
    trial.remove('records/a/todo/three.md');
    write('records/a/todo/one.md', deal('One', 'due: 2026-12-09\n'));
    commit();
    const told = await dump();
    writeFileSync(join(trial.root, '.cache/history/head.json'), head);
    for (const [name, bytes] of old) writeFileSync(join(trial.root, '.cache/history', name), bytes);
    expect(await dump()).toBe(told);
  });

  test('continued at any points it is what one pass makes', async () => {
    const operation = fc.record({ kind: fc.nat(11), a: fc.nat(5), b: fc.nat(5) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { minLength: 4, maxLength: 24 }),
        fc.array(fc.nat(30), { minLength: 1, maxLength: 5 }),
        async (operations, stops) => {
          trial.begin();
          trial.importStream(streamOf(operations));
          const line = git('rev-list', '--first-parent', '--reverse', 'main').split('\n');
          for (const stop of [...stops].sort((a, b) => a - b)) {
            git('update-ref', 'refs/heads/main', line[Math.min(stop, line.length - 1)] ?? '');
            await pastsOf(trial.root, reader);
          }
          git('update-ref', 'refs/heads/main', line.at(-1) ?? '');
          const continued = await dump();
          trial.forget();
          expect(await dump()).toBe(continued);
        },
      ),
      { numRuns: 12 },
    );
  });
});
