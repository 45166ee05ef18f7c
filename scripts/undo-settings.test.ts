import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newTracker, type Place } from './workflow/place.ts';

const board = '# What is sold\ntitle: Sales\nlists:\n  - name: todo # first\n    title: To do\n  - doing\n  - { name: done, done: true }\n';
const tree = { 'lists/sales.yml': board, 'records/sales/todo/acme.md': '---\ntitle: Acme\n---\n' };
const filesOf = (place: Place) => place.git('ls-files').split('\n');
const boardOf = (place: Place) => readFileSync(join(place.folder, 'lists/sales.yml'), 'utf8');

function identified(files: { [path: string]: string } = tree): Place {
  const place = newTracker(files);
  place.git('config', 'user.name', 'Ana');
  place.git('config', 'user.email', 'ana@tidewater.example');
  return place;
}

test('a list that got another name gets its old one back, and all that stands in it', async () => {
  const place = identified();
  const [before, start] = [filesOf(place), place.git('rev-parse', 'HEAD')];
  await place.woad('configure', 'lists/sales.yml', 'lists.todo.name=backlog', 'lists.backlog.title=Backlog');
  await place.woad('set', 'sales/acme', 'color=red');
  await place.woad('new', 'sales', '--title', 'New');
  place.commit('renamed');
  expect(await place.woad('undo', 'HEAD', '--dry-run')).toMatchObject({
    code: 0,
    output:
      'New removed from Backlog on Sales\nAcme moved from Backlog to To do; color taken away (it was Red)\nGlobex moved from Backlog to To do\nboard Sales: lists: todo added; lists: backlog taken away\n',
    complaint: expect.stringMatching(/nothing is written yet: without --dry-run it is\n$/),
  });
  expect(place.git('status', '--porcelain')).toBe('');
  expect((await place.woad('undo', 'HEAD', '--commit')).code).toBe(0);
  expect([filesOf(place), boardOf(place), place.git('diff', start)]).toEqual([before, board, '']);
  expect(await place.woad('undo', 'HEAD~1', '--commit')).toMatchObject({
    code: 0,
    output: '',
    complaint: expect.stringMatching(/^note: all that \w{10} did is taken back here already; .*\n$/),
  });
});

test('keys of a board go back one by one; what was changed since stays, and so does an order', async () => {
  const place = identified();
  await place.woad(
    'configure',
    'lists/sales.yml',
    'title=Deals',
    'color=red',
    'lists.doing.limit=3',
    'lists+=[{ name: later, title: Later }]',
  );
  const commit = place.commit('much');
  await place.woad('configure', 'lists/sales.yml', 'color=blue');
  const { code, complaint } = await place.woad('undo', commit);
  expect([code, complaint]).toEqual([
    1,
    expect.stringMatching(/^woad: change \d \(lists\/sales\.yml: color unset\): .*color of .* is "blue", not "red"/),
  ]);
  expect(boardOf(place)).toBe(`${board}color: blue\n`);
  place.git('reset', '--quiet', '--hard', commit);
  place.put('lists/sales.yml', board.replace('  - doing\n', '').replace('title: Sales', 'title: Deals'));
  place.commit('a list less');
  expect((await place.woad('undo', 'HEAD')).complaint).toContain('lists/sales.yml goes back only in part');
});
