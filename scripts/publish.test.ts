import { spawn } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Change } from './model/change.ts';
import { newFolder, newTracker, openPlace, type Place } from './workflow/place.ts';

const acme = 'records/sales/todo/acme.md';
const due: Change = { kind: 'set', record: 'sales/acme', key: 'due', to: '2026-12-24' };

function identify(place: Place, name = 'Ana', email = 'ana@tidewater.example'): Place {
  place.git('config', 'user.name', name);
  place.git('config', 'user.email', email);
  return place;
}

async function apply(place: Place, changes: Change[], ...args: string[]) {
  const file = join(newFolder(), 'list.json');
  writeFileSync(file, JSON.stringify({ woad: 1, changes }));
  return place.woad('apply', file, ...args);
}

function refuse(place: Place, hook: string, words: string): void {
  place.put(hook, `#!/bin/sh\necho "${words}" >&2\nexit 1\n`);
  chmodSync(join(place.folder, hook), 0o755);
}

describe('apply --commit', () => {
  test('commits what it wrote and nothing else, as the person git knows', async () => {
    const place = identify(newTracker());
    place.put('staged.txt', 'mine');
    place.git('add', 'staged.txt');
    place.put('records/sales/todo/globex.md', '---\ntitle: Mine\n---\n');
    const { code, output } = await apply(place, [due], '--commit');
    expect([code, output]).toEqual([0, expect.stringMatching(/^sales\/acme: due = 2026-12-24\ncommitted [0-9a-f]{10}\n$/)]);
    expect(place.git('show', '--name-only', '--format=%an|%s|%b', 'HEAD').trim()).toBe(`Ana|sales/acme: due = 2026-12-24|\n\n${acme}`);
    expect(place.git('status', '--porcelain').split('\n')).toEqual(['M records/sales/todo/globex.md', 'A  staged.txt']);
  });

  test('what was written before and never committed is told', async () => {
    const place = identify(newTracker());
    await apply(place, [due]);
    const { code, complaint } = await apply(place, [due], '--commit');
    expect([code, complaint]).toEqual([
      0,
      `note: what was asked for stands here already, and is in no commit: ${acme}; git commit takes it\n`,
    ]);
  });

  test('what a person changed in the same file is never committed along', async () => {
    const place = identify(newTracker());
    place.put(acme, '---\ntitle: Mine\n---\n');
    expect(await apply(place, [due], '--commit')).toMatchObject({ code: 2, complaint: expect.stringContaining(`these first:\n  ${acme}`) });
    expect(readFileSync(join(place.folder, acme), 'utf8')).toBe('---\ntitle: Mine\n---\n');
  });

  test('in the name of somebody else it is by the bot, and says for whom', async () => {
    const place = identify(newTracker(), 'Luis', 'luis@tidewater.example');
    const file = join(newFolder(), 'list.json');
    writeFileSync(file, JSON.stringify({ woad: 1, actor: 'ana', changes: [due, { ...due, key: 'color', to: 'red' }] }));
    await place.woad('apply', file, '--commit', '--message', 'By hand');
    expect(place.git('log', '-1', '--format=%an|%s|%(trailers:key=Woad-Actor,valueonly)').trim()).toBe('woad[bot]|By hand|ana');
  });

  test('what is so already makes no commit', async () => {
    const place = identify(newTracker());
    await apply(place, [due], '--commit');
    const head = place.git('rev-parse', 'HEAD');
    expect(await apply(place, [due], '--commit', '--json')).toMatchObject({ code: 0, output: expect.stringContaining('"commit": null') });
    expect(place.git('rev-parse', 'HEAD')).toBe(head);
  });

  test('a file that git ignores is told', async () => {
    const place = identify(newTracker({ '.gitignore': '*.log\n' }));
    const attach = (name: string): Change => ({ kind: 'attach', record: 'sales/acme', name, content: 'AAEC' });
    const { code, complaint } = await apply(place, [attach('a.log'), attach('b.txt')], '--commit');
    expect([code, complaint]).toEqual([0, expect.stringContaining('git ignores records/sales/_files/acme/a.log: it was written')]);
    expect(place.git('show', '--name-only', '--format=', 'HEAD')).toBe('records/sales/_files/acme/b.txt');
  });

  test('a hook that refuses leaves what was written, and says how to go on', async () => {
    const place = identify(newTracker());
    refuse(place, '.git/hooks/pre-commit', 'no thanks');
    const { code, output, complaint } = await apply(place, [due], '--commit');
    expect([code, output]).toEqual([1, 'sales/acme: due = 2026-12-24\n']);
    expect(complaint).toMatch(/no thanks\nwhat was written stays:\n {2}records\/sales\/todo\/acme\.md\nmend what git says and commit/);
    expect(readFileSync(join(place.folder, acme), 'utf8')).toContain('due: 2026-12-24');
  });
});

test('a press is an empty commit that says so', async () => {
  const place = identify(newTracker({ 'lists/sales.yml': 'lists: [todo]\nfields: { close: { type: button } }\n' }));
  place.put('staged.txt', 'mine');
  place.git('add', 'staged.txt');
  expect((await place.woad('press', 'sales/acme', 'close')).output).toMatch(/^sales\/acme: close pressed\ncommitted /);
  expect(place.git('log', '-1', '--format=%s|%(trailers:key=Woad-Press,valueonly)').trim()).toBe(
    'sales/acme: close pressed|sales/acme close',
  );
  expect([place.git('diff', '--name-only', 'HEAD~1', 'HEAD'), place.git('status', '--porcelain')]).toEqual(['', 'A  staged.txt']);
  expect(await apply(place, [{ kind: 'press', record: 'sales/acme', field: 'close' }])).toMatchObject({ code: 1 });
});

describe('apply --push', () => {
  function newOrigin(branch = 'main', files: { [path: string]: string } = {}): { origin: Place; clone: (name?: string) => Place } {
    const origin = openPlace(newFolder());
    origin.git('init', '--quiet', '--bare', `--initial-branch=${branch}`);
    newTracker(files).git('push', '--quiet', origin.folder, `main:${branch}`);
    const clone = (name = 'Ana') => {
      const place = openPlace(newFolder());
      const person = ['-c', `user.name=${name}`, '-c', `user.email=${name.toLowerCase()}@tidewater.example`];
      place.git('clone', '--quiet', ...person, origin.folder, '.');
      return place;
    };
    return { origin, clone };
  }

  test("lands on origin's own branch, whatever it is called, and the working tree follows", async () => {
    const { origin, clone } = newOrigin('trunk');
    const [ana, luis] = [clone('Ana'), clone('Luis')];
    expect((await apply(luis, [{ ...due, key: 'color', to: 'red' }], '--push')).code).toBe(0);
    expect((await apply(ana, [due, { kind: 'move', record: 'sales/globex', list: 'done' }], '--push')).output).toMatch(
      /pushed [0-9a-f]{10} to trunk\n$/,
    );
    expect(origin.git('show', `trunk:${acme}`)).toBe('---\ntitle: Acme\ncolor: red\ndue: 2026-12-24\n---');
    expect(origin.git('log', '--format=%an|%s', 'trunk').split('\n')).toEqual([
      'Ana|2 changes: sales/acme, sales/globex',
      'Luis|sales/acme: color = red',
      'Ana|first',
    ]);
    expect([ana.git('rev-parse', 'HEAD'), ana.git('status', '--porcelain')]).toEqual([origin.git('rev-parse', 'trunk'), '']);
    expect(origin.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/trunk');
    expect(ana.git('for-each-ref', 'refs/woad')).toBe('');
  });

  test('the branch of the workspace comes first; one that origin lacks is told', async () => {
    const { origin, clone } = newOrigin('main', { 'workspace.yml': 'title: T\nbranch: data\n' });
    expect(await apply(clone(), [due], '--push')).toMatchObject({ code: 2, complaint: expect.stringContaining('no branch data yet') });
    origin.git('branch', 'data', 'main');
    const place = clone();
    expect((await apply(place, [due], '--push')).code).toBe(0);
    expect([origin.git('rev-list', '--count', 'data'), origin.git('rev-list', '--count', 'main')]).toEqual(['2', '1']);
  });

  test('what origin lacks is said to be lacking there', async () => {
    const place = newOrigin().clone();
    place.put('lists/sales.yml', 'lists: [todo]\nfields: { close: { type: button } }\n');
    expect((await place.woad('press', 'sales/acme', 'close', '--push')).complaint).toBe(
      'woad: on origin/main, "close" is not a button of sales; the board has none\n',
    );
  });

  test('commits and changes that nobody else has stay, and are told', async () => {
    const { origin, clone } = newOrigin();
    const place = clone();
    place.put(acme, '---\ntitle: Mine\n---\n');
    expect(await apply(place, [due], '--push')).toMatchObject({
      code: 0,
      complaint: expect.stringContaining('git pull --no-rebase brings it'),
    });
    expect(readFileSync(join(place.folder, acme), 'utf8')).toBe('---\ntitle: Mine\n---\n');
    place.commit('mine');
    expect((await apply(place, [{ ...due, to: '2026-12-25' }], '--push')).complaint).toContain('git pull --no-rebase brings it');
    expect(place.git('log', '-1', '--format=%s')).toBe('mine');
    expect(origin.git('show', `main:${acme}`)).toContain('2026-12-25');
  });

  test('a conflict is told and the rest lands; a whole list of conflicts lands nothing', async () => {
    const { origin, clone } = newOrigin();
    const place = clone();
    const wrong: Change = { ...due, was: '2020-01-01' };
    expect((await apply(place, [wrong, { ...due, key: 'color', to: 'red' }], '--push')).code).toBe(1);
    expect((await apply(place, [wrong], '--push')).code).toBe(1);
    expect(origin.git('rev-list', '--count', 'main')).toBe('2');
  });

  test('two who change the same key from one base do not write over each other', async () => {
    const { origin, clone } = newOrigin();
    const [ana, luis] = [clone('Ana'), clone('Luis')];
    const base = origin.git('rev-parse', 'main');
    const list = (to: string) => JSON.stringify({ woad: 1, base, changes: [{ ...due, to }] });
    for (const [place, to] of [
      [ana, '2026-12-24'],
      [luis, '2026-12-31'],
    ] as const)
      place.put('list.json', list(to));
    expect((await ana.woad('apply', 'list.json', '--push')).code).toBe(0);
    expect(await luis.woad('apply', 'list.json', '--push')).toMatchObject({
      code: 1,
      complaint: expect.stringContaining('was changed since'),
    });
    expect(origin.git('show', `main:${acme}`)).toContain('2026-12-24');
  });

  test('a branch that refuses is told in its own words, and nothing is changed', async () => {
    const { origin, clone } = newOrigin();
    refuse(origin, 'hooks/pre-receive', 'protected branch');
    const place = clone();
    expect(await apply(place, [due], '--push')).toMatchObject({
      code: 2,
      complaint: expect.stringMatching(/the push to main was refused: .*protected branch/s),
    });
    expect(place.git('status', '--porcelain')).toBe('');
  });

  test('eight writers on one bare origin, 25 changes each: 200 of 200 arrive', async () => {
    const records = Array.from({ length: 25 }, (_, n) => [`records/sales/todo/r${n}.md`, `---\ntitle: R ${n}\ntags:\n  - start\n---\n`]);
    const { origin, clone } = newOrigin('main', { 'lists/sales.yml': 'lists: [todo]\nopen: [tags]\n', ...Object.fromEntries(records) });
    const writers = Array.from({ length: 8 }, (_, n) => clone(`W${n}`));
    const program = `
      import { readFileSync } from 'node:fs';
      import { runWoad } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'cli.ts')).href)};
      const [folder, tag] = process.argv.slice(1);
      for (let n = 0; n < 25; n++) {
        const list = { woad: 1, changes: [{ kind: 'add', record: 'sales/r' + n, key: 'tags', values: [tag] }] };
        const code = await runWoad(['apply', '-', '--push'], { write() {}, complain: (text) => process.stderr.write(text),
          readInput: async () => JSON.stringify(list), folder, environment: {}, now: new Date(), width: 0, colored: false });
        if (code !== 0) process.exit(1);
      }`;
    const done = writers.map(
      (place, n) =>
        new Promise((resolve) => {
          const writer = spawn(process.execPath, ['--input-type=module', '--eval', program, place.folder, `w${n}`], { cwd: place.folder });
          let complaint = '';
          writer.stderr.on('data', (part) => {
            complaint += part;
          });
          writer.on('close', (code) => resolve([code, complaint]));
        }),
    );
    expect(await Promise.all(done)).toEqual(writers.map(() => [0, '']));
    expect(origin.git('rev-list', '--count', 'main')).toBe('201');
    const tags = ['start', ...writers.map((_, n) => `w${n}`)];
    for (const [path] of records) {
      const found = [...origin.git('show', `main:${path}`).matchAll(/^ {2}- (\w+)$/gm)].map((match) => match[1]);
      expect(found.sort()).toEqual(tags);
    }
  });
});
