import { afterEach, expect, test, vi } from 'vitest';
import { newRepository, removeFolders } from '../story/history-repository.ts';
import { watchSteps } from './watch.ts';

afterEach(removeFolders);

test('each commit of a working tree is told, also the first', async () => {
  const { root, git, write, commit } = newRepository();
  let steps = 0;
  const stop = watchSteps(root, () => {
    steps += 1;
  });
  const told = (before: number) => vi.waitFor(() => expect(steps).toBeGreaterThan(before), 60_000);
  try {
    write('records/a/todo/one.md', '---\ntitle: One\n---\n');
    commit();
    await told(0);
    const before = steps;
    git('commit', '-q', '--allow-empty', '-m', 'again');
    await told(before);
  } finally {
    stop();
  }
});

test('a folder without git tells nothing, and can be left', () => {
  expect(() => watchSteps('/', () => {})()).not.toThrow();
});
