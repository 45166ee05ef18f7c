import { join } from 'node:path';
import { cataloguesRoot } from './catalogue.ts';
import { reachHead } from './histories-kept.ts';
import type { Files } from './model/file.ts';
import { askRepository, type RepositoryFacts } from './repository-facts.ts';
import { runWorker } from './store/worker.ts';

/** What the program on the other core is started with. */
export interface AheadOptions {
  /** The tracker's folder. */
  root: string;
  mostRuns: number;
}

/** So many records are worth another core. */
const fewest = 2000;

/** Asks git on another core: what it knows of the repository, and its history, which is kept up to HEAD when this is done and has only to be read. Undefined where there is little to ask, or git refused: both are left to whoever needs it. */
export async function askAhead(options: AheadOptions, files: Files): Promise<RepositoryFacts | undefined> {
  if (countRecords(files) < fewest) return undefined;
  let known: RepositoryFacts | undefined;
  await runWorker<RepositoryFacts>(join(cataloguesRoot, 'git-ahead-worker.ts'), options, (facts) => {
    known = facts;
  });
  return known;
}

/** What the other core does: tells the facts, then brings the history to HEAD. */
export async function lookAhead({ root, mostRuns }: AheadOptions, tell: (facts: RepositoryFacts) => void): Promise<void> {
  const facts = askRepository(root, mostRuns);
  tell(facts);
  const { repository } = facts;
  if (repository?.head !== undefined) await reachHead(root, repository, repository.head, () => true);
}

function countRecords({ list }: Files): number {
  let count = 0;
  for (const board of list('records'))
    if (board.kind === 'folder')
      for (const { name } of list(`records/${board.name}`)) count += list(`records/${board.name}/${name}`).length;
  return count;
}
