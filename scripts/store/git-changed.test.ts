import { expect, test } from 'vitest';
import { newTracker } from '../workflow/place.ts';
import { changedPaths, changedPathsOf, openRepository } from './git.ts';

test.each(['', 'teams/tracker'])('what many commits changed is what each one changed, of a tracker at %o', (prefix) => {
  const place = newTracker({ 'records/sales/todo/:odd\n.md': 'odd\n' }, prefix);
  place.put('records/sales/todo/:odd\n.md', 'odder\n');
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  place.commit('two');
  place.commit('nothing');
  place.git('switch', '--quiet', '-c', 'side', 'HEAD~1');
  place.put('records/sales/todo/globex.md', '---\ntitle: Globex again\n---\n');
  place.commit('aside');
  place.git('switch', '--quiet', 'main');
  place.git('merge', '--quiet', '--no-ff', '-m', 'merged', 'side');
  const repository = openRepository(place.root);
  if (!repository) throw new Error('no repository');
  const line = place.git('rev-list', '--first-parent', 'main').split('\n');
  const pairs = [...line.map((to, index) => ({ from: line[index + 1], to })), { from: line[0], to: place.git('rev-parse', 'side') }];
  const told = changedPathsOf(repository, pairs);
  expect(told).toEqual(pairs.map(({ from, to }) => changedPaths(repository, from, to)));
  expect(told.map((changes) => changes.length)).toEqual([1, 0, 3, 6, 0]);
  expect(changedPathsOf(repository, [])).toEqual([]);
});
