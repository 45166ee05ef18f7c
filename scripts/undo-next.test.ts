import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newTracker, type Place } from './workflow/place.ts';

const rent = '---\ntitle: Rent\ndue: 2026-11-01\nrepeat: { every: month }\n---\n';
const place = (): Place => newTracker({ 'records/sales/todo/flat.md': rent });
const treeOf = (at: Place) => at.git('ls-files', 'records').split('\n');
const read = (at: Place, path: string) => readFileSync(join(at.folder, path), 'utf8');

/** A record moved to done by hand in one commit, and its next one made by the rule in a later one. */
async function completed(): Promise<{ at: Place; commit: string }> {
  const at = place();
  at.move('records/sales/todo/flat.md', 'records/sales/done/flat.md');
  const commit = at.commit('paid');
  at.put('list.json', JSON.stringify({ woad: 1, changes: [{ kind: 'repeat', record: 'sales/flat' }] }));
  await at.woad('apply', 'list.json');
  at.git('clean', '--quiet', '--force', 'list.json');
  at.commit('Automations\n\nWoad-Rule: repeat');
  expect(treeOf(at)).toContain('records/sales/todo/rent.md');
  return { at, commit };
}

test('who takes back that something was done takes back the next one, too, whoever made it', async () => {
  const { at, commit } = await completed();
  expect((await at.woad('undo', commit, 'sales/flat', '--commit')).code).toBe(0);
  expect(treeOf(at).filter((path) => /rent|flat/.test(path))).toEqual(['records/sales/todo/flat.md']);
  expect(read(at, 'records/sales/todo/flat.md')).toBe(rent);
});

test('a next one that somebody wrote to stays and is the one that repeats', async () => {
  const { at, commit } = await completed();
  await at.woad('set', 'sales/rent', 'color=red');
  at.commit('red');
  const { code, complaint } = await at.woad('undo', commit);
  expect([code, complaint]).toEqual([0, 'note: sales/rent, which comes after sales/flat, stays and is the one that repeats\n']);
  expect(read(at, 'records/sales/todo/flat.md')).not.toContain('repeat');
  const same = place();
  await same.woad('move', 'sales/flat', 'done');
  same.commit('paid');
  await same.woad('set', 'sales/rent', 'color=red');
  same.commit('red');
  expect(await same.woad('undo', 'HEAD~1')).toMatchObject({ code: 1, complaint: expect.stringContaining('which comes after sales/flat') });
  expect(read(same, 'records/sales/todo/flat.md')).not.toContain('repeat');
});

test('what is done no longer tells of the one that comes after it', async () => {
  const at = place();
  await at.woad('move', 'sales/flat', 'done');
  expect((await at.woad('move', 'sales/flat', 'todo')).complaint).toBe(
    'note: sales/rent, which comes after sales/flat, stays and is the one that repeats\n',
  );
  await at.woad('remove', 'sales/rent', '--force');
  await at.woad('move', 'sales/flat', 'done');
  expect((await at.woad('move', 'sales/flat', 'todo')).complaint).toBe('');
});
