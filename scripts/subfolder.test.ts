import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runBuild } from '../site/tests/fixture.ts';
import { newTracker, type Place } from './workflow/place.ts';

const prefix = 'teams/tracker';
let place: Place;
const file = (path: string) => readFileSync(join(place.root, path), 'utf8');
const json = async (...args: string[]): Promise<unknown> => JSON.parse((await place.woad(...args, '--json')).output);

/** A code repository with files of its own beside the tracker, and names in it that stand outside of it too. */
beforeAll(() => {
  place = newTracker(
    {
      'workspace.yml':
        'title: T\ntimezone: Europe/Madrid\nrepository: tidewater/code\nbranch: trunk\npeople: { ana: { name: Ana, email: ana@tidewater.example } }\n',
      'lists/vault.yml': 'publish: none\nlists: [in]\n',
      'records/sales/todo/acme.md':
        '---\ntitle: Acme\naliases: [first-name, vault/was-there, part]\n---\nSee [[globex]] and [it](globex.md).\n',
      'records/sales/todo/part.md': '---\ntitle: Part\nparent: acme\ndone: true\n---\n',
      'records/sales/todo/other-part.md': '---\ntitle: Other part\nparent: first-name\narchived: 2026-11-01\n---\n',
      'records/sales/_files/acme/note.txt': 'note\n',
      '../../records/sales/todo/outside.md': '---\ntitle: Outside\n---\n',
      '../../src/code.ts': 'export {};\n',
    },
    prefix,
  );
});

describe('a tracker in a folder of a code repository', () => {
  test('is read alone, from any folder below it', async () => {
    expect(((await json('list')) as { slug: string }[]).map(({ slug }) => slug)).toEqual(['acme', 'globex', 'part']);
    expect(await json('show', 'sales/acme')).toMatchObject({
      path: 'records/sales/todo/acme.md',
      author: 'ana',
      created: expect.stringMatching(/^20/),
    });
    expect((await place.woad('check')).code).toBe(0);
  });

  test('is changed in its own folder', async () => {
    for (const args of [
      ['set', 'sales/acme', 'due=2026-12-01'],
      ['move', 'sales/globex', 'doing', '--top'],
      ['new', 'sales', '--title', 'Initech'],
      ['comment', 'sales/acme', 'Agreed.', '--as', 'ana'],
      ['rename', 'sales/globex', 'globex-pilot'],
    ])
      expect(await place.woad(...args), args.join(' ')).toMatchObject({ code: 0 });
    const changed = place
      .git('status', '--porcelain', '--untracked-files=all')
      .split('\n')
      .map((line) => line.trim().replace(/^\S+\s+/, ''));
    expect(changed.filter((path) => !path.startsWith(`${prefix}/`))).toEqual([]);
    expect(changed.map((path) => path.slice(prefix.length + 1)).sort()).toEqual([
      expect.stringMatching(/^records\/sales\/_comments\/acme\/\d{8}T\d{6}Z-ana\.md$/),
      'records/sales/doing/globex-pilot.md',
      'records/sales/todo/acme.md',
      'records/sales/todo/globex.md',
      'records/sales/todo/initech.md',
    ]);
    expect(file('records/sales/todo/acme.md')).toContain('See [[globex-pilot]] and [it](../doing/globex-pilot.md).');
  });

  test('its rules look at its own files, and commit these alone', async () => {
    place.git('add', '--all');
    const before = place.commit('work');
    place.move('records/sales/todo/initech.md', 'records/sales/done/initech.md');
    place.put('../../records/sales/done/outside.md', '---\ntitle: Outside\n---\n');
    place.commit('Initech signed, and code');
    const told = (await json('automate', '--since', before)) as { events: number; paths: string[]; commit: string };
    expect(told).toMatchObject({
      events: 2,
      paths: ['records/sales/done/initech.md', expect.stringMatching(/^records\/sales\/_comments\/initech\//)],
    });
    expect(place.git('show', '--format=', '--name-only', told.commit).split('\n').sort()).toEqual(
      told.paths.map((path) => `${prefix}/${path}`).sort(),
    );
  });

  test('its site knows its history and where to edit it; an earlier name leads to the record, and parts are counted', async () => {
    const { code, output, complaint } = await runBuild(place.root, ['--base', '/x', '--out', join(place.folder, 'built')]);
    expect(code, output + complaint).toBe(0);
    const page = (path: string) => readFileSync(join(place.folder, 'built', path, 'index.html'), 'utf8');
    const acme = page('records/sales/acme');
    expect(acme).toContain('href="https://github.com/tidewater/code/edit/trunk/teams/tracker/records/sales/todo/acme.md"');
    expect(acme).toContain('Opened by Ana');
    expect(acme).toContain('<a href="#history">2 commits</a>');
    expect(acme).toContain('<progress value="1" max="2" aria-label="Parts done"></progress><span class="num">1 of 2</span>');
    expect(page('boards/sales')).toContain('title="Parts: 1 of 2"');
    expect(page('records/sales/first-name')).toContain('<meta http-equiv="refresh" content="0; url=/x/records/sales/acme/">');
    expect(page('records/sales/globex')).toContain('url=/x/records/sales/globex-pilot/');
    expect(page('records/sales/part')).toContain('<h1 dir="auto">Part</h1>');
    expect(existsSync(join(place.folder, 'built/records/vault'))).toBe(false);
    expect(existsSync(join(place.folder, 'built/records/sales/outside'))).toBe(false);
  });
});
