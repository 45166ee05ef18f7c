import { join } from 'node:path';
import { cataloguesRoot } from './catalogue.ts';
import { reachHead } from './histories-kept.ts';
import type { Files } from './model/file.ts';
import { openRepository } from './store/git.ts';
import { runWorker } from './store/worker.ts';

/** So many records are worth another core. */
const fewest = 2000;

/** Brings what is kept of the history to HEAD on another core, so that it only has to be read when this is done; where there is little, it is left to whoever reads it. */
export async function historiesAhead(root: string, files: Files): Promise<void> {
  if (countRecords(files) < fewest) return;
  await runWorker(join(cataloguesRoot, 'histories-worker.ts'), root, () => {});
}

/** Brings what is kept of the history of a tracker to HEAD. */
export async function keepHistories(root: string): Promise<void> {
  const repository = openRepository(root);
  if (repository?.head !== undefined) await reachHead(root, repository, repository.head, () => true);
}

function countRecords({ list }: Files): number {
  let count = 0;
  for (const board of list('records'))
    if (board.kind === 'folder')
      for (const { name } of list(`records/${board.name}`)) count += list(`records/${board.name}/${name}`).length;
  return count;
}
