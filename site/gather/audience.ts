import type { Board, Field } from '../../scripts/model/board.ts';
import type { Diagnostic } from '../../scripts/model/diagnostic.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { Tracker } from '../../scripts/model/tracker.ts';
import type { Audience } from '../data.ts';
import type { Problem } from '../data-record.ts';
import type { BoardView } from './tools.ts';

/** A board the public does not get to see though its file does not ask for that, and why. */
export interface HeldBack {
  board: string;
  path: string;
}

/** Steps of reading after which nothing a board's file says can be relied on. */
const unreliable = new Set(['yaml', 'encoding', 'unknown-board']);

/** The boards an audience sees; `here` are the members at their own disk, who see all. One whose file cannot be read, or says something unclear about what is private, is held back from the public. */
export function boardsFor(audience: Audience, tracker: Tracker, here = false): { shown: Board[]; heldBack: HeldBack[] } {
  const boards = [...tracker.boards.values()];
  if (here) return { shown: boards, heldBack: [] };
  if (audience === 'members') {
    const unclear = new Set(tracker.diagnostics.filter(({ message }) => message.includes('publish')).map(({ place }) => place.path));
    const meant = boards.filter(({ publish }) => publish !== 'none');
    const held = meant.filter(({ path }) => unclear.has(path));
    return { shown: meant.filter((board) => !held.includes(board)), heldBack: held.map(({ name, path }) => ({ board: name, path })) };
  }
  const doubtful = new Set<string>();
  for (const { place, check, message } of tracker.diagnostics) {
    if (unreliable.has(check) || /publish|private/.test(message)) doubtful.add(place.path);
  }
  const open = boards.filter(({ publish }) => publish === 'all');
  const unsafe = (board: Board) => doubtful.has(board.path) || doubtful.has(`records/${board.name}`) || losesPrivacy(board);
  return { shown: open.filter((board) => !unsafe(board)), heldBack: open.filter(unsafe).map(({ name, path }) => ({ board: name, path })) };
}

/** Whether a field that says whether it is private could not be read: what it names may stand on records as files. */
function losesPrivacy({ places, fields }: Board): boolean {
  return [...places].some(([part, place]) => {
    const [, key = ''] = /^fields\.([^.]+)\.private$/.exec(part) ?? [];
    const field = places.get(`fields.${key}`);
    // what is not written stands where its field does
    const isWritten = field?.line !== place.line || field.column !== place.column;
    return key !== '' && isWritten && !fields.has(key);
  });
}

/** Keys of a board that the audience must not see; of a board that members do not see either, nothing may be told by what is computed. */
export function hiddenKeys(audience: Audience, board: Board, hidden: ReadonlySet<string> = new Set()): Set<string> {
  const isHidden = ({ private: own, computed }: Field) => own && (audience === 'public' || (hidden.size > 0 && computed === true));
  return new Set([...board.fields.values()].filter(isHidden).map(({ name }) => name));
}

/** What is wrong with a record, without a word that could hold a private value or name one of the `hidden` boards; `found` are the faults of its file, which know the lines. */
export function problemsFor(
  audience: Audience,
  record: TrackerRecord,
  { secret, hidden }: Pick<BoardView, 'secret' | 'hidden'>,
  found: Diagnostic[],
): Problem[] {
  const problems: Problem[] = [];
  for (const [key, message] of record.problems) {
    if (secret.has(key)) continue;
    const place =
      found.find((fault) => fault.message === message || fault.message === `${key}: ${message}`)?.place ?? record.places.get(key);
    const names = message.split(/[^\p{L}\p{N}\p{M}-]+/u).some((word) => hidden.has(word));
    const quoted = names || (key === '' && audience === 'public' && secret.size > 0);
    problems.push({ key, message: quoted ? '' : message, line: place?.line ?? 1 });
  }
  return problems;
}

/** The text of a record for an audience: of a file that could not be read as one, only where nothing in it can be private. */
export function bodyFor(audience: Audience, record: TrackerRecord, secret: Set<string>): string {
  if (audience === 'public' && secret.size > 0 && isUnreadable(record)) return '';
  return record.body;
}

/** Nothing but the text could be had from the file. */
export function isUnreadable(record: TrackerRecord): boolean {
  return record.problems.has('') && record.values.size === 0;
}
