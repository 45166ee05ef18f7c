import type { EventKind, TrackerEvent } from '../../model/event.ts';
import { type Comment, recordName, type TrackerRecord } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import { readComment } from '../read/comment.ts';
import { decodeText } from '../read/decode.ts';
import { doneBetween } from './doneness.ts';
import { type EventOrigin, eventsOfPair, isEdited } from './events.ts';
import { checksBetween, nameItem } from './items.ts';
import { namesMeaning, newlyNamed, newMentions } from './mentions.ts';
import { type Pair, pairRecords } from './pairs.ts';
import { type PartChange, type PartPair, type PartSide, pairParts } from './parts.ts';
import { unblockedBetween } from './unblocked.ts';

/** What differs between two states: the records whose files do, and comments and attachments. */
export interface Difference {
  before: TrackerRecord[];
  after: TrackerRecord[];
  parts: PartChange[];
  /** Of the records, by `board/slug`, those that were removed earlier and are back; before is how they stood last. */
  returned?: ReadonlySet<string>;
}

/** What telling events needs beside what differs. */
export interface EventWorld {
  /** Its boards say what is done, its workspace who is who. */
  tracker: Tracker;
  /** A record whose own file does not differ, by its `board/slug`. */
  find(name: string): TrackerRecord | undefined;
  /** All records as they are after; asked for only when something was done or removed and somebody waits for `unblocked`. */
  records(): TrackerRecord[];
  /** The kinds that somebody waits for; all, when it is absent. Comments are read, and other records looked at, only for these. */
  kinds?: ReadonlySet<EventKind> | undefined;
}

/**
 * All that happened between two states, record by record in the order of their paths: `restored`, what `eventsBetween` tells, then `edited`,
 * `completed` or `reopened`, items and checklists, comments, mentions, attachments; last the records that were `unblocked`.
 */
export function everyEvent({ before, after, parts, returned }: Difference, world: EventWorld, origin: EventOrigin): TrackerEvent[] {
  const pairs = pairRecords(before, after);
  const byName = Map.groupBy(pairParts(parts, pairs), ({ record }) => record);
  const known = new Set(pairs.flatMap((pair) => (pair.after ? [recordName(pair.after)] : [])));
  const others = [...byName.keys()].flatMap((name): Pair[] => {
    const record = known.has(name) ? undefined : world.find(name);
    return record ? [{ before: record, after: record }] : [];
  });
  const all = [...pairs, ...others].sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1));
  const events = all.flatMap((pair) => [
    ...(pair.after && returned?.has(recordName(pair.after)) ? [restoredOf(pair.after, pair.before, origin)] : []),
    ...eventsOfPair(pair, origin),
    ...derivedOf(pair, world, origin),
    ...(pair.after ? eventsOfParts(pair.before, pair.after, byName.get(recordName(pair.after)) ?? [], world, origin) : []),
  ]);
  if (world.kinds?.has('unblocked') === false) return events;
  return [...events, ...unblockedBetween(pairs, world.tracker, world.records, origin)];
}

function restoredOf(record: TrackerRecord, previous: TrackerRecord | undefined, origin: EventOrigin): TrackerEvent {
  return { kind: 'restored', ...sidesOf(previous, record), ...origin };
}

function pathOf({ before, after }: Pair): string {
  return (after ?? before)?.path ?? '';
}

/** Of a file that cannot be read, before or after, nobody knows what was done in it. */
function derivedOf({ before, after }: Pair, { tracker }: EventWorld, origin: EventOrigin): TrackerEvent[] {
  if (!after || after === before || after.problems.has('') || before?.problems.has('')) return [];
  const { workspace } = tracker;
  const mentions = newMentions(before, after, workspace).map(({ person, item }): TrackerEvent => {
    const detail = item ? `${person} in ${nameItem(item)}` : person;
    const at = item ? { item: { checklist: item.checklist, text: item.text } } : {};
    return { kind: 'mentioned', ...sidesOf(before, after), person, who: namesMeaning(person, workspace), detail, ...at, ...origin };
  });
  if (!before) return mentions;
  return [
    ...(isEdited(before, after) ? [{ kind: 'edited' as const, record: after, previous: before, ...origin }] : []),
    ...doneBetween(before, after, tracker, origin),
    ...checksBetween(before, after, origin),
    ...mentions,
  ];
}

function eventsOfParts(
  before: TrackerRecord | undefined,
  after: TrackerRecord,
  parts: PartPair[],
  { tracker, kinds }: EventWorld,
  origin: EventOrigin,
): TrackerEvent[] {
  const { workspace } = tracker;
  const sides = sidesOf(before, after);
  const wantsComments = !kinds || kinds.has('commented') || kinds.has('mentioned');
  const names = new Set([...after.comments, ...parts].map(({ name }) => name));
  const read = (path: string, side: PartSide | undefined): Comment | undefined => {
    const bytes = side?.read();
    const decoded = bytes ? decodeText(bytes) : undefined;
    if (!decoded || !('text' in decoded)) return undefined;
    const neighbours = { isPerson: (key: string) => workspace.people.has(key), isThere: (name: string) => names.has(name) };
    return readComment({ path, text: decoded.text }, neighbours).comment;
  };
  return parts.flatMap((part): TrackerEvent[] => {
    if (part.kind === 'file') return part.before ? [] : [{ kind: 'attached', ...sides, detail: part.name, ...origin }];
    const comment = wantsComments ? read(part.path, part.after) : undefined;
    // what an import brought along was written elsewhere, long ago
    if (!comment || comment.imported) return [];
    const was = read(part.path, part.before);
    if (part.before && !was) return [];
    const { author, name } = comment;
    const of = { ...sides, comment, ...origin };
    const made: TrackerEvent[] = was
      ? []
      : [{ kind: 'commented', ...of, detail: name, person: author, who: namesMeaning(author, workspace) }];
    const mentions = newlyNamed(was, comment, workspace).map(
      (person): TrackerEvent => ({
        kind: 'mentioned',
        ...of,
        detail: `${person} in ${name}`,
        person,
        who: namesMeaning(person, workspace),
      }),
    );
    return [...made, ...mentions];
  });
}

function sidesOf(previous: TrackerRecord | undefined, record: TrackerRecord): Pick<TrackerEvent, 'record' | 'previous'> {
  return previous ? { record, previous } : { record };
}
