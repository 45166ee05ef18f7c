import { type Mended, type Plan, planFixes } from './engine/fix/plan.ts';
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
// fixes after which there are more errors are told from the others by looking again, which a large tracker bears a few times only
const fewestLooks = 12;
const mostRecordsLookedAt = 50_000;

/** What was mended or would be, and the faults that are left. */
export interface Mending {
  open: OpenTracker;
  mended: Mended[];
  left: Diagnostic[];
  /** How often the whole tracker was read. */
  looks: number;
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
    let looks = 0;
    const look = async (over: Files): Promise<State> => {
      looks++;
      const open = await openTracker(root, now, { files: withoutEmptyFolders(over) });
      const all = await findFaults(open, { since: how.since, renames: true });
      return { open, faults: all.filter(({ fix }) => !(fix?.mend === 'mode' && plain.has(fix.path))) };
    };
    const mended: Mended[] = [];
    let state = await look(files);
    const mostLooks = Math.max(fewestLooks, Math.floor(mostRecordsLookedAt / (state.open.tracker.records.length + 1)));
    const tools: Tools = {
      look,
      mayLook: () => looks < mostLooks,
      plan: (faults) => {
        const { fields, zod, now: local } = state.open;
        return planFixes(files, faults, { fields, zod, now: local, utc: utcTime(now), random: Math.random });
      },
    };
    for (let round = 0; round < mostRounds; round++) {
      const made = await settle(
        files,
        state,
        state.faults.filter((fault) => fault.fix && how.isMeant(fault)),
        tools,
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
    return { open: state.open, mended, left: state.faults.filter(({ check }) => check !== 'renamed'), looks };
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

interface Tools {
  look(over: Files): Promise<State>;
  mayLook(): boolean;
  plan(faults: Diagnostic[]): Plan;
}

/** Makes the fixes of the faults on the files; of those after which there are more errors than before, only what does not add any. */
async function settle(
  files: ReturnType<typeof openOverlay>,
  state: State,
  faults: Diagnostic[],
  tools: Tools,
): Promise<{ mended: Mended[]; state: State }> {
  const { mended, edits } = tools.plan(faults);
  if (mended.length === 0 || !tools.mayLook()) return { mended: [], state };
  const tried = openOverlay(files);
  for (const edit of edits) tried.edit(edit);
  const after = await tools.look(tried);
  const [were, are] = [errorsByPath(state, state), errorsByPath(after, state)];
  if (total(are) <= total(were)) {
    for (const edit of tried.edits) files.edit(edit);
    return { mended, state: after };
  }
  if (mended.length === 1) return { mended: [], state };
  const [first, second] = partsOf(mended, (path) => (are.get(path) ?? 0) - (were.get(path) ?? 0));
  const faultsOf = (part: Mended[]) => part.flatMap((each) => each.faults);
  const one = await settle(files, state, faultsOf(first), tools);
  const other = await settle(files, one.state, faultsOf(second), tools);
  return { mended: [...one.mended, ...other.mended], state: other.state };
}

/** Fixes whose own files have no more errors than before, and the others; where that tells none apart, two halves without those that have added errors for sure. */
function partsOf(mended: Mended[], more: (path: string) => number): [Mended[], Mended[]] {
  const [innocent, suspect] = [false, true].map((asked) =>
    mended.filter(({ paths }) => [...paths].some((path) => more(path) > 0) === asked),
  );
  if (innocent?.length && suspect?.length) return [innocent, suspect];
  const about = ({ paths, faults }: Mended): string[] => [...new Set([...paths, ...faults.map(({ place }) => place.path)])];
  const times = new Map<string, number>();
  for (const path of mended.flatMap(about)) times.set(path, (times.get(path) ?? 0) + 1);
  const isGuilty = (each: Mended): boolean =>
    about(each).every((path) => times.get(path) === 1) && about(each).reduce((sum, path) => sum + more(path), 0) > 0;
  const left = mended.filter((each) => !isGuilty(each));
  if (left.length < mended.length) return [left, []];
  const half = Math.ceil(left.length / 2);
  return [left.slice(0, half), left.slice(half)];
}

/** Errors that are no fault of a file which could not be read before: those were there already, unseen. */
function errorsByPath({ faults }: State, before: State): Map<string, number> {
  const unread = new Set(before.faults.flatMap(({ check, place }) => (check === 'frontmatter' ? [place.path] : [])));
  const errors = new Map<string, number>();
  for (const { severity, place } of faults)
    if (severity === 'error' && !unread.has(place.path)) errors.set(place.path, (errors.get(place.path) ?? 0) + 1);
  return errors;
}

function total(errors: Map<string, number>): number {
  return [...errors.values()].reduce((sum, count) => sum + count, 0);
}
