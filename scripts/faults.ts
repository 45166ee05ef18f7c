import { checkTracker } from './checking.ts';
import { type FixContext, fixOfReading } from './engine/fix/fault-of-reading.ts';
import { actorOfCommit } from './engine/history/actor.ts';
import { readBoard } from './engine/read/board.ts';
import { decodeFile } from './engine/read/record-files.ts';
import type { CheckContext } from './model/check.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { Files } from './model/file.ts';
import { renamedList } from './renamed-lists.ts';
import { renamedByHand } from './renames.ts';
import { openRepository, type Repository, resolveCommit } from './store/git.ts';
import { openCommit } from './store/git-files.ts';
import { fileHistories } from './store/git-histories.ts';
import { tellNoRepository } from './store/git-trouble.ts';
import { executableFiles } from './store/modes.ts';
import type { OpenTracker } from './workspace.ts';

/** How faults are looked for. */
export interface Looking {
  /** A commit to compare locked lists with. */
  since?: string | undefined;
  /** Also renames by hand after which nothing is left behind but the old address; asks git for what the last thousand commits did. */
  renames?: boolean;
}

/** Every fault of a tracker with its fix, where there is one that guesses nothing; those of git's knowing too. */
export async function findFaults(open: OpenTracker, looking: Looking = {}): Promise<Diagnostic[]> {
  const repository = openRepository(open.root);
  let known: Map<string, string> | undefined;
  const renamed = (): Map<string, string> => {
    known ??= repository ? renamedByHand(open, repository) : new Map();
    return known;
  };
  const context = repository ? gitContext(open, repository, renamed, looking.since) : {};
  if (!repository && looking.since !== undefined) throw tellNoRepository(open.root, '--since wants a commit of one');
  const faults = await checkTracker(open, context);
  const fixing: FixContext = {
    boards: open.tracker.boards,
    workspace: open.tracker.workspace,
    fields: open.fields,
    isThere: (path) => open.files.size(path) !== undefined,
    textOf: (path) => {
      const decoded = decodeFile(open.files, path);
      return 'text' in decoded ? decoded.text : undefined;
    },
  };
  const all = faults.map((fault) => {
    const fix = fault.fix ?? fixOfReading(fault, fixing);
    return fix ? { ...fault, fix } : fault;
  });
  return looking.renames ? [...all, ...renameFaults(open, renamed())] : all;
}

/** What git knows that checks ask for, each asked when it is first wanted. */
function gitContext(
  open: OpenTracker,
  repository: Repository,
  renamed: () => Map<string, string>,
  since: string | undefined,
): Partial<CheckContext> {
  let histories: ReturnType<typeof fileHistories> | undefined;
  const historyOf = (path: string) => {
    histories ??= fileHistories(repository);
    return histories.get(path);
  };
  const before = since === undefined ? undefined : openCommit(repository, resolveCommit(repository, since), []);
  return {
    executable: executableFiles(repository),
    renamedTo: (name) => renamed().get(name),
    renamedList: (board, folder) => renamedList(open, repository, board, folder),
    cameAt: (path) => {
      const history = historyOf(path);
      return history ? history.created : '~';
    },
    ...(before && {
      lockedBefore: lockedAt(open, before),
      commentAuthor: (path: string) => {
        const commit = before.size(path) === undefined ? historyOf(path)?.first : undefined;
        return commit && actorOfCommit(commit, open.tracker.workspace);
      },
    }),
  };
}

/** The slugs in each list that is locked now and was locked in the files of a commit. */
function lockedAt({ tracker, fields, zod }: OpenTracker, files: Files): Map<string, Set<string>> {
  const locked = new Map<string, Set<string>>();
  for (const { name, path, lists } of tracker.boards.values()) {
    const decoded = lists.some((list) => list.locked) ? decodeFile(files, path) : { problem: 'not asked for' };
    if ('problem' in decoded) continue;
    for (const list of readBoard({ path, text: decoded.text }, { fields, zod }).board.lists) {
      const records = files.list(`records/${name}/${list.name}`).map((entry) => entry.name.replace(/\.md$/, ''));
      if (list.locked) locked.set(`${name}/${list.name}`, new Set(records));
    }
  }
  return locked;
}

function renameFaults(open: OpenTracker, renamed: Map<string, string>): Diagnostic[] {
  return [...renamed].map(([from, to]) => ({
    place: { path: open.index.get(to)?.path ?? '', line: 1, column: 1 },
    check: 'renamed',
    message: `was ${from} until it was renamed by hand; expected that name in aliases`,
    severity: 'warning',
    fix: { mend: 'carry', from, to },
  }));
}
