import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { siteReader } from '../site/tracker.ts';
import { newFolder, newTracker, openPlace } from './workflow/place.ts';

const newer = 'the tracker is written in format 2; this version of woad reads format 1, a newer one is needed';
const workspace = 'format: 2\ntitle: T\n';

test('nothing is written to a tracker of a newer format, nor published', async () => {
  const place = newTracker({ 'workspace.yml': workspace });
  const out = newFolder();
  for (const args of [
    ['build', '--out', join(out, 'site')],
    ['start', '--port', '0'],
    ['set', 'sales/acme', 'color=red'],
    ['new', 'sales', '--title', 'Initech'],
    ['move', 'sales/acme', 'doing'],
    ['list'],
    ['automate', '--since', 'HEAD'],
    ['check', '--fix'],
  ])
    expect([args, await place.woad(...args)]).toEqual([args, { code: 2, output: '', complaint: `woad: ${newer}\n` }]);
  expect(readdirSync(out)).toEqual([]);
  expect(place.git('status', '--porcelain')).toBe('');
  const reads = siteReader({ root: place.root, audience: 'public', base: '/', live: false, environment: {} });
  await expect(reads()).rejects.toThrow(newer);
});

test('what is wrong with it is told all the same', async () => {
  const place = newTracker({ 'workspace.yml': workspace });
  expect(await place.woad('check')).toMatchObject({ code: 1, output: `workspace.yml:1:1 ${newer} [workspace]\n` });
  expect((await place.woad('doctor')).complaint).not.toContain(newer);
  expect((await place.woad('set', '--help')).code).toBe(0);
});

test('nothing is pushed onto a newer format, though this clone has the older one', async () => {
  const origin = newTracker();
  const clone = openPlace(newFolder());
  clone.git('clone', '--quiet', origin.folder, '.');
  clone.git('config', 'user.name', 'Ana');
  clone.git('config', 'user.email', 'ana@tidewater.example');
  origin.put('workspace.yml', workspace);
  const head = origin.commit('newer');
  const changes = [{ kind: 'set', record: 'sales/acme', key: 'color', to: 'red' }];
  clone.put('list.json', JSON.stringify({ woad: 1, changes }));
  expect(await clone.woad('apply', 'list.json', '--push')).toMatchObject({ code: 2, complaint: `woad: ${newer}\n` });
  expect(origin.git('rev-parse', 'HEAD')).toBe(head);
  expect(existsSync(join(clone.root, '.woad-lock'))).toBe(false);
});
