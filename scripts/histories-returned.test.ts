import { expect, test } from 'vitest';
import { historyOfTracker } from './histories.ts';
import { deal, lineOf, reader, repositoryForEach } from './story/history-repository.ts';

const trial = repositoryForEach();
const { write, commit, move, past, dump } = trial;

test('a record that comes back as it left goes on, in whatever list, and is followed through a later rename', async () => {
  write('records/a/todo/one.md', deal('One', 'due: 2026-12-01\n'));
  commit('Ana', 'ana@tidewater.example');
  trial.remove('records/a/todo/one.md');
  commit();
  await dump();
  write('records/a/done/one.md', deal('One', 'due: 2026-12-01\n'));
  commit('Tom');
  move('records/a/done/one.md', 'records/a/done/uno.md');
  commit('Tom');
  const lines = [
    '02 ana created a/one list null>"todo" title null>"One" due null>"2026-12-01" body null>1',
    '03 Luis deleted a/one',
    '04 Tom restored a/one list "todo">"done"',
    '05 Tom renamed a/uno slug "one">"uno"',
  ];
  expect(await past('a/uno')).toEqual({ told: '02 05 ana 4', lines });
  const { entries } = await historyOfTracker(trial.root, reader, { name: 'a/uno' });
  expect(entries.map(lineOf)).toEqual(lines.toReversed());
  const told = await dump();
  trial.forget();
  expect(await dump()).toBe(told);
});

test('a record that is taken back by a commit which says so goes on, changed or under an earlier name; another id is another record', async () => {
  const undo = 'Restore\n\nWoad-Undo: HEAD~1';
  write('records/a/todo/one.md', deal('One', 'id: x1\n'));
  write('records/a/todo/two.md', deal('Two'));
  commit('Ana', 'ana@tidewater.example');
  move('records/a/todo/two.md', 'records/a/todo/dos.md');
  write('records/a/todo/one.md', deal('One', 'id: x1\ndue: 2026-12-01\n'));
  commit();
  trial.remove('records/a/todo');
  commit();
  write('records/a/todo/one.md', deal('One', 'id: x1\n'));
  write('records/a/todo/two.md', deal('Deux'));
  commit('Tom', 'tom@x.example', undo);
  expect(await past('a/one')).toMatchObject({ told: '02 05 ana 4' });
  expect((await past('a/one')).lines.at(-1)).toBe('05 Tom restored a/one due "2026-12-01">null');
  expect(await past('a/two')).toMatchObject({ told: '02 05 ana 4' });
  expect((await past('a/two')).lines.at(-1)).toBe('05 Tom restored a/two slug "dos">"two" title "Two">"Deux" body 1>1');
  const told = await dump();
  trial.forget();
  expect(await dump()).toBe(told);
  trial.remove('records/a/todo/one.md');
  commit();
  write('records/a/todo/one.md', deal('One', 'id: x9\n'));
  commit('Tom', 'tom@x.example', undo);
  expect((await past('a/one')).told).toBe('07 07 Tom 1');
});

test('comments and files that come back with a record are told once, those that come new with it are told', async () => {
  const comment = 'records/a/_comments/one/20261102T101500Z-ana.md';
  write('records/a/todo/one.md', deal('One'));
  write(comment, 'Call them.\n');
  write('records/a/_files/one/plan.txt', 'A\n');
  commit('Ana', 'ana@tidewater.example');
  trial.remove('records/a');
  commit();
  await dump();
  write('records/a/todo/one.md', deal('One'));
  write(comment, 'Call them.\n');
  write('records/a/_files/one/plan.txt', 'A\n');
  write('records/a/_comments/one/20261104T101500Z-tom.md', 'It is back.\n');
  commit('Tom');
  trial.remove(comment);
  commit();
  write(comment, 'Call them.\n');
  commit('Tom');
  expect((await past('a/one')).lines).toEqual([
    '02 ana created a/one list null>"todo" title null>"One" body null>1',
    '02 ana commented a/one comment null>"20261102T101500Z-ana"',
    '02 ana attached a/one file null>"plan.txt"',
    '03 Luis deleted a/one',
    '04 Tom restored a/one',
    '04 Tom commented a/one comment null>"20261104T101500Z-tom"',
    '05 Luis commented a/one comment "20261102T101500Z-ana">null',
    '06 Tom commented a/one comment null>"20261102T101500Z-ana"',
  ]);
  const told = await dump();
  trial.forget();
  expect(await dump()).toBe(told);
});
