import type { BlobChange } from '../../model/history.ts';
import { plainKept } from './kept.ts';
import type { HistoryPlace, HistoryWay, Side } from './lives.ts';
import { earlierNames, pairSides } from './pairs.ts';

/** A tracker's `records/`: what is the same record is told by id, by name, by `aliases`, by bytes, and only for what is left by git's likeness. */
export const trackerWay: HistoryWay = {
  placeOf: placeInTracker,
  partsOf: splitName,
  pair: (before, after, alike) =>
    isOneEdit(before, after)
      ? [{ before: before[0] as Side, after: after[0] as Side }]
      : pairSides(before, after, idOf, [
          { before: (side) => [idOf(side) ?? []].flat(), after: (side) => [idOf(side) ?? []].flat() },
          { before: ({ name }) => [name], after: ({ name }) => [name] },
          { before: ({ name }) => [name], after: aliasesOf },
          { before: ({ blob }) => [blob], after: ({ blob }) => [blob] },
          { before: ({ path }) => [path], after: ({ path }) => [alike.get(path) ?? []].flat() },
        ]),
  wantsLikeness(changes) {
    const places = changes.map(({ path, before, after }) => ({ place: placeInTracker(path), before, after }));
    const records = places.filter(({ place }) => place?.kind === 'record');
    const left = records.filter(({ after }) => after === undefined);
    const come = records.filter(({ before }) => before === undefined);
    if (left.length === 0 || come.length === 0) return false;
    const known = new Set(left.flatMap(({ place, before }) => [place?.name, before]));
    return come.some(({ place, after }) => !known.has(place?.name) && !known.has(after));
  },
};

/** Any folder of Markdown files as one board whose folders are lists: the same path is the same record, and git's likeness tells what was renamed. */
export const folderWay: HistoryWay = {
  partsOf: (name) => ['', splitName(name)[1]],
  placeOf(path) {
    if (!path.endsWith('.md')) return undefined;
    const name = path.slice(0, -'.md'.length);
    return { kind: 'record', name, list: splitName(name)[0] };
  },
  pair: (before, after, alike) =>
    pairSides(before, after, () => undefined, [
      { before: ({ path }) => [path], after: ({ path }) => [path] },
      { before: ({ path }) => [path], after: ({ path }) => [alike.get(path) ?? []].flat() },
    ]),
  wantsLikeness: (changes: BlobChange[]) =>
    changes.some(({ before }) => before === undefined) && changes.some(({ after }) => after === undefined),
};

/** What stands in front of the last "/" and behind it. */
function splitName(name: string): [string, string] {
  const slash = name.lastIndexOf('/');
  return [name.slice(0, Math.max(0, slash)), name.slice(slash + 1)];
}

/** Paths are from `records/`. */
function placeInTracker(path: string): HistoryPlace | undefined {
  const [board = '', list = '', third = '', ...rest] = path.split('/');
  if (list === '_comments' || list === '_files') {
    if (rest.length !== 1) return undefined;
    const item = rest[0] ?? '';
    if (list === '_files') return { kind: 'attached', name: `${board}/${third}`, item };
    return item.endsWith('.md') ? { kind: 'commented', name: `${board}/${third}`, item: item.slice(0, -'.md'.length) } : undefined;
  }
  if (rest.length > 0 || list.startsWith('_') || !third.endsWith('.md')) return undefined;
  return { kind: 'record', name: `${board}/${third.slice(0, -'.md'.length)}`, list };
}

/** Most commits change one file and leave it where it is, or move it to another list. */
function isOneEdit(before: Side[], after: Side[]): boolean {
  const [was, is] = [before[0], after[0]];
  if (!was || !is || before.length > 1 || after.length > 1 || was.name !== is.name) return false;
  return idOf(was) === idOf(is);
}

function idOf({ state }: Side): string | undefined {
  const id = state?.keys?.get('id');
  if (id === undefined || id === '') return undefined;
  return typeof id === 'string' ? id : String(plainKept(id) ?? '');
}

function aliasesOf({ name, state }: Side): string[] {
  const aliases = state?.keys?.get('aliases');
  if (aliases === undefined || aliases === '') return [];
  return earlierNames(splitName(name)[0], typeof aliases === 'string' ? aliases : plainKept(aliases));
}
