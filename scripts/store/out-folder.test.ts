import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownLife } from './living.ts';
import { namesIn, type OutFolder, realPathOf, withOutFolder } from './out-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-out-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
/** What was put there is listed in a file; the rest is what is looked at. */
const list = '.woad-site';
const shownIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name !== list)
    .sort();
/** All files below a folder, with what they say. */
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() && entry.name !== list ? [readFileSync(join(entry.parentPath, entry.name), 'utf8')] : []))
    .sort();
const anything = () => {};
/** The names that stand in a folder only while it is filled. */
const leftBy = async (from: string) => {
  const names = new Set<string>();
  write(`${from}/page`, 'x');
  const look = () => {
    const there = existsSync(join(root, 'seen')) ? readdirSync(join(root, 'seen')) : [];
    for (const name of there) if (/^\.woad-(new|old)/.test(name)) names.add(name);
  };
  await withOutFolder(join(root, 'seen'), look, ({ fill }) => fill(join(root, from)));
  return [...names];
};
const into = <Result>(path: string, act: (folder: OutFolder) => Promise<Result>) => withOutFolder(join(root, path), anything, act);

describe('what stands in a folder', () => {
  test('only folders can be one, and what stands in the way is told', () => {
    write('file', 'x');
    symlinkSync('nowhere', join(root, 'link'));
    expect(namesIn(root)).toEqual(['file', 'link']);
    expect(namesIn(join(root, 'nothing'))).toEqual([]);
    expect(() => namesIn(join(root, 'file'))).toThrow(`${join(root, 'file')} is a file; expected a folder`);
    expect(() => namesIn(join(root, 'file/a/b'))).toThrow(`${join(root, 'file')} is a file; expected a folder`);
    expect(() => namesIn(join(root, 'link'))).toThrow('is a link that leads to no folder; expected a folder');
  });

  test('what a killed program left there while it filled it does not count', () => {
    for (const name of ['.woad-lock', '.woad-lock-12', '.woad-new-12-0/a', '.woad-old-12-3/a', '.woad-other', 'page']) write(name, 'x');
    expect(namesIn(root).sort()).toEqual(['.woad-other', 'page']);
  });

  test('a path that is not there yet leads below the links on its way', () => {
    mkdirSync(join(root, 'real'));
    symlinkSync('real', join(root, 'link'));
    expect(realPathOf(join(root, 'link/a/b'))).toBe(join(realPathOf(root), 'real/a/b'));
  });
});

describe('filling', () => {
  test('all that stood there goes, all that is new comes, and nothing else is left', async () => {
    write('from/a/new', 'new');
    write('from/same', 'new too');
    write('to/old/deep', 'old');
    write('to/same', 'old');
    write('to/.woad-old-999999999-0/x', 'left by a killed program');
    await into('to', ({ fill }) => fill(join(root, 'from')));
    expect(filesIn('to')).toEqual(['new', 'new too']);
    expect(shownIn('to')).toEqual(['a', 'same']);
    expect(existsSync(join(root, 'from'))).toBe(false);
  });

  test('a folder that was taken away meanwhile is made anew', async () => {
    write('from/page', 'new');
    await into('deep/to', ({ fill }) => {
      rmSync(join(root, 'deep'), { recursive: true });
      return fill(join(root, 'from'));
    });
    expect(filesIn('deep')).toEqual(['new']);
  });

  test('a link goes on leading where it led', async () => {
    write('from/page', 'new');
    mkdirSync(join(root, 'real'));
    symlinkSync('real', join(root, 'link'));
    await into('link', ({ fill }) => fill(join(root, 'from')));
    expect(filesIn('real')).toEqual(['new']);
  });

  test('files that somebody put there meanwhile are refused, and stay', async () => {
    write('from/page', 'new');
    write('to/page', 'old');
    const refuse = (names: string[]) => {
      if (names.includes('letter')) throw new Error('a letter lies there');
    };
    const act = ({ fill }: OutFolder) => {
      write('to/letter', 'dear');
      return fill(join(root, 'from'));
    };
    await expect(withOutFolder(join(root, 'to'), refuse, act)).rejects.toThrow('a letter lies there');
    expect(filesIn('to')).toEqual(['dear', 'old']);
    expect(readdirSync(join(root, 'to')).sort()).toEqual(['letter', 'page']);
  });

  test('what cannot be filled stays as it was', async () => {
    write('to/page', 'old');
    await expect(into('to', ({ fill }) => fill(join(root, 'nowhere')))).rejects.toThrow(
      /could not be opened or written \(ENOENT: no such file or directory\); nothing was changed in /,
    );
    expect(readdirSync(join(root, 'to'))).toEqual(['page']);
  });

  test('two at once do not mix, and a lock that a killed program left does not stop them', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    write('to/.woad-lock', `${pid} ${hostname()}`);
    for (const name of ['one', 'two']) for (let number = 0; number < 20; number++) write(`${name}/${number}`, name);
    await Promise.all(['one', 'two'].map((name) => into('to', ({ fill }) => fill(join(root, name)))));
    expect(new Set(filesIn('to')).size).toBe(1);
    expect(filesIn('to')).toHaveLength(20);
    expect(shownIn('to')).toHaveLength(20);
  });

  test('what others put there stays: hidden files always, the rest once it is known what was put there', async () => {
    write('to/page', 'of a program that keeps no list');
    write('to/.git/config', 'a repository');
    write('one/page', 'one');
    write('one/gone', 'one');
    await into('to', ({ fill }) => fill(join(root, 'one')));
    expect(filesIn('to')).toEqual(['a repository', 'one', 'one']);
    write('to/CNAME', 'example.org');
    write('two/page', 'two');
    await into('to', ({ fill }) => fill(join(root, 'two')));
    expect(shownIn('to')).toEqual(['.git', 'CNAME', 'page']);
    expect(filesIn('to')).toEqual(['a repository', 'example.org', 'two']);
  });

  test('what a killed program of the number of this one left stands in nobody’s way', async () => {
    const killed = { ...ownLife(), start: ownLife().start - 1 };
    write('to/.woad-lock', [killed.pid, killed.host, killed.start, killed.boot, killed.space].join(' '));
    for (let number = 0; number < 100; number++) write(`to/.woad-new-${killed.pid}-${number}/page`, 'of an earlier woad');
    write('from/page', 'new');
    await into('to', ({ fill }) => fill(join(root, 'from')));
    expect(readdirSync(join(root, 'to')).filter((name) => !name.startsWith(`.woad-new-${killed.pid}-`))).toEqual([list, 'page']);
    const seen = await leftBy('from');
    for (const name of seen) write(`to/${name.replace(/^(\.woad-\w+-\d+)-\d+/, `$1-${killed.start}`)}/page`, 'left');
    write('from/page', 'newer');
    await into('to', ({ fill }) => fill(join(root, 'from')));
    expect(seen.length).toBeGreaterThan(0);
    expect(filesIn('to').filter((text) => text === 'left')).toEqual([]);
  });

  test('one that was killed while it filled the folder is cleared away by the next, and others’ files stay', async () => {
    write('to/page', 'new');
    write('to/letter', 'dear');
    write('to/.woad-old-999999999-0/page', 'old');
    write(`to/.woad-old-999999999-0/${list}`, 'page\nother\n');
    write('to/other', 'old');
    write('to/.woad-new-999999999-1/rest', 'new');
    write('from/page', 'newer');
    const refuse = (names: string[]) => {
      if (names.length > 0) throw new Error(`others' files: ${names}`);
    };
    await withOutFolder(join(root, 'to'), refuse, ({ fill }) => fill(join(root, 'from')));
    expect(shownIn('to')).toEqual(['letter', 'page']);
    expect(filesIn('to')).toEqual(['dear', 'newer']);
  });
});

describe('what was made', () => {
  test('is taken away again where the work fails, as far as nobody put something there', async () => {
    mkdirSync(join(root, 'there'));
    const fails = async () => Promise.reject(new Error('no'));
    await expect(into('there/a/b', fails)).rejects.toThrow('no');
    expect(readdirSync(join(root, 'there'))).toEqual([]);
    await expect(
      into('there/a/b', async () => {
        write('there/a/letter', 'dear');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(readdirSync(join(root, 'there/a'))).toEqual(['letter']);
  });

  test('is nothing where a folder cannot be: that is told before any work, in one sentence', async () => {
    let worked = false;
    const act = async () => {
      worked = true;
    };
    const long = 'a'.repeat(300);
    await expect(into(long, act)).rejects.toThrow(/ENAMETOOLONG: name too long\); give it a shorter name; nothing was changed in /);
    if (existsSync('/proc/self'))
      await expect(withOutFolder('/proc/nothing/here', anything, act)).rejects.toThrow(
        '/proc/nothing could not be opened or written (ENOENT',
      );
    expect(worked).toBe(false);
    expect(readdirSync(root)).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('is taken away where %s ends the program, which ends by it', async (signal) => {
    const [out, scratch] = [join(root, 'a/b'), join(root, 'scratch')];
    write(
      'program.mjs',
      `
      import { setInterval } from 'node:timers';
      import { Worker } from 'node:worker_threads';
      import { withOutFolder } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'out-folder.ts')))};
      import { withScratch } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'scratch.ts')))};
      import { openWorker } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'worker.ts')))};
      await withOutFolder(${JSON.stringify(out)}, () => {}, () => withScratch(${JSON.stringify(scratch)}, (folder) => {
        const writes = openWorker(${JSON.stringify(join(root, 'writes.mjs'))}, { workerData: folder });
        writes.once('message', () => console.log('writing'));
        return new Promise(() => setInterval(() => {}, 1000));
      }));`,
    );
    write(
      'writes.mjs',
      `import { mkdirSync, writeFileSync } from 'node:fs';
      import { parentPort, workerData } from 'node:worker_threads';
      for (let number = 0; ; number++) {
        mkdirSync(workerData + '/' + (number % 20), { recursive: true });
        writeFileSync(workerData + '/' + (number % 20) + '/page', 'x');
        if (number === 20) parentPort.postMessage('on');
      }`,
    );
    const started = spawn(process.execPath, [join(root, 'program.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(started.stdout, 'data');
    expect(readdirSync(scratch)).toHaveLength(1);
    started.kill(signal);
    expect(await once(started, 'close')).toEqual([null, signal]);
    expect(readdirSync(root).sort()).toEqual(['program.mjs', 'scratch', 'writes.mjs']);
    expect(readdirSync(scratch)).toEqual([]);
  });
});
