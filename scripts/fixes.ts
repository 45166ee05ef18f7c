import { checkTracker } from './checking.ts';
import { type FixContext, fixOfReading } from './engine/fix/fault-of-reading.ts';
import { type Mended, planFixes } from './engine/fix/plan.ts';
import { actorOfCommit } from './engine/history/actor.ts';
import { readBoard } from './engine/read/board.ts';
import { decodeFile } from './engine/read/record-files.ts';
import { openOverlay } from './engine/write/overlay.ts';
import type { CheckContext } from './model/check.ts';
import { type Diagnostic, UsageError } from './model/diagnostic.ts';
import type { Files } from './model/file.ts';
import { renamedByHand } from './renames.ts';
import { applyEdits, openDisk } from './store/disk.ts';
import { openRepository, type Repository, resolveCommit } from './store/git.ts';
import { openCommit } from './store/git-files.ts';
import { fileHistories } from './store/git-histories.ts';
import { whileAlone } from './store/lock.ts';
import { executableFiles, makePlain } from './store/modes.ts';
import { type OpenTracker, openTracker } from './workspace.ts';

const mostRounds = 20;

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
  const context = repository ? gitContext(open, repository, looking.since) : {};
  if (!repository && looking.since !== undefined) throw new UsageError(`${open.root} is in no repository; --since wants a commit`);
  const faults = await checkTracker(open, context);
  const fixing: FixContext = {
    boards: open.tracker.boards,
    workspace: open.tracker.workspace,
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
  return looking.renames && repository ? [...all, ...renameFaults(open, repository)] : all;
}

/** What git knows that checks ask for, each asked when it is first wanted. */
function gitContext(open: OpenTracker, repository: Repository, since: string | undefined): Partial<CheckContext> {
  let renamed: Map<string, string> | undefined;
  let histories: ReturnType<typeof fileHistories> | undefined;
  const historyOf = (path: string) => {
    histories ??= fileHistories(repository);
    return histories.get(path);
  };
  const before = since === undefined ? undefined : openCommit(repository, resolveCommit(repository, since), []);
  return {
    executable: executableFiles(repository),
    renamedTo: (name) => {
      renamed ??= renamedByHand(open, repository);
      return renamed.get(name);
    },
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

function renameFaults(open: OpenTracker, repository: Repository): Diagnostic[] {
  return [...renamedByHand(open, repository)].map(([from, to]) => ({
    place: { path: open.index.get(to)?.path ?? '', line: 1, column: 1 },
    check: 'renamed',
    message: `was ${from} until it was renamed by hand; expected that name in aliases`,
    severity: 'warning',
    fix: { mend: 'carry', from, to },
  }));
}

/** What was mended or would be, and the faults that are left. */
export interface Mending {
  open: OpenTracker;
  mended: Mended[];
  left: Diagnostic[];
}

/** Mends what can be mended without guessing among the faults that `isMeant` picks; a dry run writes nothing. */
export async function mendTracker(
  root: string,
  now: Date,
  how: { dry: boolean; since?: string | undefined; isMeant(fault: Diagnostic): boolean },
): Promise<Mending> {
  const mend = async (): Promise<Mending> => {
    const files = openOverlay(openDisk(root));
    const plain = new Set<string>();
    const look = async (over: Files): Promise<State> => {
      const open = await openTracker(root, now, withoutEmptyFolders(over));
      const all = await findFaults(open, { since: how.since, renames: true });
      return { open, faults: all.filter(({ fix }) => !(fix?.mend === 'mode' && plain.has(fix.path))) };
    };
    const mended: Mended[] = [];
    let state = await look(files);
    for (let round = 0; round < mostRounds; round++) {
      const made = await settle(
        files,
        state,
        state.faults.filter((fault) => fault.fix && how.isMeant(fault)),
        now,
        look,
      );
      if (made.mended.length === 0) break;
      for (const { fix } of made.mended) if (fix.mend === 'mode') plain.add(fix.path);
      mended.push(...made.mended);
      state = made.mended.some(({ fix }) => fix.mend === 'mode') ? await look(files) : made.state;
    }
    if (!how.dry) {
      applyEdits(root, files.edits);
      makePlain(root, [...plain]);
    }
    return { open: state.open, mended, left: state.faults.filter(({ check }) => check !== 'renamed') };
  };
  return how.dry ? mend() : whileAlone(root, mend);
}

/** git holds no empty folders, and the disk none that a fix has emptied. */
function withoutEmptyFolders(files: Files): Files {
  const isFull = (path: string) => files.list(path).length > 0;
  return { ...files, list: (folder) => files.list(folder).filter(({ name, kind }) => kind !== 'folder' || isFull(`${folder}/${name}`)) };
}

interface State {
  open: OpenTracker;
  faults: Diagnostic[];
}

/** Makes the fixes of the faults on the files; of those after which there are more errors than before, only what does not add any. */
async function settle(
  files: ReturnType<typeof openOverlay>,
  state: State,
  faults: Diagnostic[],
  now: Date,
  look: (over: Files) => Promise<State>,
): Promise<{ mended: Mended[]; state: State }> {
  const { fields, zod } = state.open;
  const utc = `${now.toISOString().slice(0, 19)}Z`;
  const mended = planFixes(files, faults, { fields, zod, now: state.open.now, utc, random: Math.random });
  if (mended.length === 0) return { mended, state };
  const tried = openOverlay(files);
  for (const { edits } of mended) for (const edit of edits) tried.edit(edit);
  const after = await look(tried);
  if (errorsAmong(after, state) <= errorsAmong(state, state)) {
    for (const edit of tried.edits) files.edit(edit);
    return { mended, state: { open: after.open, faults: after.faults } };
  }
  if (mended.length === 1) return { mended: [], state };
  const half = Math.ceil(mended.length / 2);
  const faultsOf = (part: Mended[]) => part.flatMap((each) => each.faults);
  const first = await settle(files, state, faultsOf(mended.slice(0, half)), now, look);
  const second = await settle(files, first.state, faultsOf(mended.slice(half)), now, look);
  return { mended: [...first.mended, ...second.mended], state: second.state };
}

/** Errors that are no fault of a file which could not be read before: those were there already, unseen. */
function errorsAmong({ faults }: State, before: State): number {
  const unread = new Set(before.faults.flatMap(({ check, place }) => (check === 'frontmatter' ? [place.path] : [])));
  return faults.filter(({ severity, place }) => severity === 'error' && !unread.has(place.path)).length;
}
