import { expect, test } from 'vitest';
import { newFolder, newTracker, openPlace } from '../workflow/place.ts';
import { defaultBranch, openRepository } from './git.ts';

test('the branch of a repository is the one that the remote begins with, whatever is checked out', () => {
  const origin = newTracker({}, 'team');
  origin.git('branch', '--move', 'main', 'release/next');
  const clone = openPlace(newFolder(), 'team');
  clone.git('clone', '--quiet', origin.folder, '.');
  clone.git('checkout', '--quiet', '-b', 'work');
  const branchOf = (root: string) => {
    const repository = openRepository(root);
    return repository && defaultBranch(repository);
  };
  expect(branchOf(clone.root)).toBe('release/next');
  expect(branchOf(origin.root)).toBeUndefined();
});
