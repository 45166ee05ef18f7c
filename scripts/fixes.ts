import { type Mended, planFixes } from './engine/fix/plan.ts';
import { openOverlay } from './engine/write/overlay.ts';
import { findFaults } from './faults.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { Files } from './model/file.ts';
import { utcTime } from './model/local-time.ts';
import { applyEdits, openDisk } from './store/disk.ts';
import { whileAlone } from './store/lock.ts';
import { makePlain } from './store/modes.ts';
import { type OpenTracker, openTracker } from './workspace.ts';

const mostRounds = 20;

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
      const open = await openTracker(root, now, { files: withoutEmptyFolders(over) });
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
  const mended = planFixes(files, faults, { fields, zod, now: state.open.now, utc: utcTime(now), random: Math.random });
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
