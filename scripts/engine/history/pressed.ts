import type { CommitNote } from '../../model/commit.ts';
import type { TrackerEvent } from '../../model/event.ts';
import { recordName } from '../../model/record.ts';
import { actorOfCommit } from './actor.ts';
import type { Difference, EventWorld } from './derived.ts';
import type { EventOrigin } from './events.ts';
import { pairRecords } from './pairs.ts';

/** A button that a commit says was pressed. */
export interface Press {
  /** `board/slug`, as it was then. */
  record: string;
  field: string;
  by: CommitNote;
}

/** The presses that commits tell by `Woad-Press: board/slug field`; one that is told twice in a commit is one. */
export function pressesIn(commits: CommitNote[]): Press[] {
  return commits.flatMap((by) =>
    [...new Set(by.trailers.get('Woad-Press') ?? [])].flatMap((line) => {
      const [, record, field] = /^(\S+\/\S+)\s+(\S+)$/.exec(line) ?? [];
      return record === undefined || field === undefined ? [] : [{ record, field, by }];
    }),
  );
}

/** Those of some commits that are not among those of others: what is left of presses whose commits were written anew, as by a rebase. */
export function pressesWithout(presses: Press[], others: Press[]): Press[] {
  const left = others.map(({ record, field }) => `${record} ${field}`);
  return presses.filter(({ record, field }) => {
    const index = left.indexOf(`${record} ${field}`);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

/** Each press as an event of its record, as that is after; what is no button of the board, or of no record, was not pressed. */
export function pressEvents(
  presses: Press[],
  { before, after }: Pick<Difference, 'before' | 'after'>,
  { tracker, find }: Pick<EventWorld, 'tracker' | 'find'>,
  origin: EventOrigin,
): TrackerEvent[] {
  if (presses.length === 0) return [];
  const pairs = pairRecords(before, after);
  return presses.flatMap(({ record: name, field, by }): TrackerEvent[] => {
    const pair = pairs.find((each) => [each.after, each.before].some((side) => side && recordName(side) === name));
    const record = pair ? pair.after : find(name);
    if (!record || tracker.boards.get(record.board)?.fields.get(field)?.type !== 'button') return [];
    const previous = pair ? pair.before : record;
    const aside = by.commit === origin.commit ? {} : { at: by.at, actor: actorOfCommit(by, tracker.workspace), detail: by.commit };
    return [{ kind: 'pressed', record, ...(previous ? { previous } : {}), key: field, ...origin, ...aside }];
  });
}
