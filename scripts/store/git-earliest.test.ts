import { expect, test } from 'vitest';
import { newTracker } from '../workflow/place.ts';
import { openRepository, resolveCommit } from './git.ts';

test('a name that goes back further than the history is told with how far it goes', () => {
  const place = newTracker();
  const repository = openRepository(place.root);
  if (!repository) throw new Error('no repository');
  const first = place.git('rev-parse', 'HEAD');
  const said = (name: string) => () => resolveCommit(repository, name);
  expect(said('HEAD~1')).toThrow(/"HEAD~1" is not a commit of this repository; there is no commit before HEAD$/);
  expect(said('main^^')).toThrow(/; there is no commit before main$/);
  place.commit('second');
  place.commit('third');
  expect(said('HEAD~7')).toThrow(/; the earliest one before HEAD is HEAD~2$/);
  expect(resolveCommit(repository, 'HEAD~2')).toBe(first);
  for (const name of ['nowhere~1', 'nowhere', '--all~1', '~1']) expect(said(name)).toThrow(/is not a commit of this repository$/);
});
