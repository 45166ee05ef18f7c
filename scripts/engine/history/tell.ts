import type { Board } from '../../model/board.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { HistoryEntry, KeyChange, RecordPast } from '../../model/history.ts';
import { instantOfSeconds } from '../../model/local-time.ts';
import type { Value } from '../../model/value.ts';
import type { Workspace } from '../../model/workspace.ts';
import { isEmptyWritten } from '../../model/written.ts';
import { readKey } from '../read/keys.ts';
import { actorOfCommit } from './actor.ts';
import { isSameValue } from './events.ts';
import { type Kept, plainKept, writtenFromKept } from './kept.ts';
import type { HistoryWay, KeptCommit, Life, LifeEntry } from './lives.ts';

/** What turns kept history into what people read: today's people and boards; without boards and fields values are plain data. */
export interface Telling {
  workspace: Pick<Workspace, 'people'>;
  boards?: ReadonlyMap<string, Board>;
  fields?: FieldTypes;
  partsOf: HistoryWay['partsOf'];
}

/** Tells the entries of lives; the actors of a commit are looked up once. */
export function teller({ workspace, boards, fields, partsOf }: Telling): {
  entry(entry: LifeEntry): HistoryEntry;
  past(life: Life, shallow: boolean): RecordPast;
} {
  const actors = new Map<string, string>();
  const actorOf = ([, , , authorName, authorEmail, actor]: KeptCommit): string => {
    const who = JSON.stringify([authorName, authorEmail, actor]);
    const known = actors.get(who);
    if (known !== undefined) return known;
    const trailers = new Map(actor === '' ? [] : [['Woad-Actor', [actor]]]);
    const found = actorOfCommit({ authorName, authorEmail, trailers }, workspace);
    actors.set(who, found);
    return found;
  };
  const readValue = (kept: Kept | null, key: string, board: string): Value | null => {
    if (kept === null || key.startsWith('/')) return kept === null ? null : plainKept(kept);
    const written = writtenFromKept(kept);
    if (isEmptyWritten(written)) return null;
    const reading = fields && readKey(key, written, boards?.get(board), fields);
    return reading && 'value' in reading ? reading.value : plainKept(kept);
  };
  const entry = ({ by, kind, name, changes, unread }: LifeEntry): HistoryEntry => {
    const [board, slug] = partsOf(name);
    const rule = by[6];
    let told: KeyChange[] | undefined;
    return {
      commit: by[0],
      at: instantOf(by),
      actor: actorOf(by),
      ...(rule === '' ? {} : { rule }),
      kind,
      board,
      slug,
      ...(unread && { unread }),
      // who asks for the entries of all records reads the changes of few
      get changes() {
        told ??= changes.flatMap(([key, from, to]): KeyChange[] => {
          const change = { key: key.replace(/^\//, ''), from: readValue(from, key, board), to: readValue(to, key, board) };
          const isThing = key === '/comment' || key === '/file' || key.startsWith('/body');
          return !isThing && isSameValue(change.from ?? undefined, change.to ?? undefined) ? [] : [change];
        });
        return told;
      },
    };
  };
  const past = ({ entries, cut }: Life, shallow: boolean): RecordPast => {
    const own = entries.filter(({ kind }) => kind !== 'commented' && kind !== 'attached');
    const [first, last] = [own[0], own.at(-1)];
    const whole = !shallow && !cut && first?.kind === 'created';
    let told: HistoryEntry[] | undefined;
    return {
      created: whole ? instantOf(first.by) : undefined,
      updated: last && instantOf(last.by),
      author: whole ? actorOf(first.by) : undefined,
      commits: own.length,
      whole,
      // most who ask for all records read the entries of few
      get entries() {
        told ??= entries.map(entry);
        return told;
      },
    };
  };
  return { entry, past };
}

function instantOf(by: KeptCommit): string {
  return instantOfSeconds(by[2]);
}
