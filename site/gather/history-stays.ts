import type { RecordPast } from '../../scripts/model/history.ts';
import type { Stay, StepList } from '../data-history.ts';

/** How long a record was in which list of the board it is on, from its moves: nothing where git does not know them all. */
export function staysOf(
  { entries, whole }: RecordPast,
  list: string,
  look: (name: string) => StepList,
  dayOf: (instant: string) => string,
): Stay[] {
  if (!whole) return [];
  const stays = new Map<string, Stay>();
  let at: string | undefined;
  let since: string | undefined;
  const close = (name: string, end: string): void => {
    if (since === undefined) return;
    const stay = stayIn(name, stays, look);
    stay.seconds += Math.max(0, (Date.parse(end) - Date.parse(since)) / 1000);
  };
  for (const entry of entries) {
    if (entry.kind === 'created') since = entry.at;
    if (entry.kind === 'deleted') {
      const last = at ?? lastList(entries, list);
      close(last, entry.at);
      [at, since] = [last, undefined];
    }
    if (entry.kind === 'restored') since = entry.at;
    if (entry.kind !== 'moved' && entry.kind !== 'restored') continue;
    const move = entry.changes.find(({ key }) => key === 'list');
    const changesBoard = entry.changes.some(({ key }) => key === 'board');
    if (changesBoard) stays.clear();
    else if (move && entry.kind === 'moved') close(String(move.from), entry.at);
    if (move) at = String(move.to);
    if (move || changesBoard) since = entry.at;
  }
  // a file that was moved without a commit: nobody knows when
  if (since !== undefined && (at ?? list) === list) stayIn(list, stays, look).since = dayOf(since);
  return [...stays.values()];
}

/** The first list that a record is known to have left, which it was in from the start. */
function lastList(entries: RecordPast['entries'], list: string): string {
  for (const { kind, changes } of entries) {
    const move = kind === 'moved' || kind === 'restored' ? changes.find(({ key }) => key === 'list') : undefined;
    if (move && move.from !== null) return String(move.from);
  }
  return list;
}

function stayIn(name: string, stays: Map<string, Stay>, look: (name: string) => StepList): Stay {
  const stay = stays.get(name) ?? { list: look(name), seconds: 0 };
  stays.set(name, stay);
  return stay;
}
