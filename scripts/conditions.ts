import { compileCondition, holds } from './engine/expression/expression.ts';
import { namesOf, namesOfBoards, valuesOf } from './engine/query/names.ts';
import { factsOfRecord } from './engine/query/record-facts.ts';
import type { PastOf } from './engine/query/sort.ts';
import { strangeWords } from './engine/query/strange-words.ts';
import { pastsOf } from './histories.ts';
import type { Board } from './model/board.ts';
import { UsageError } from './model/diagnostic.ts';
import type { RecordPast } from './model/history.ts';
import { localTime } from './model/local-time.ts';
import { recordName, type TrackerRecord } from './model/record.ts';
import type { OpenTracker } from './workspace.ts';

/** The names that an expression a person typed asks for, the words in it that no record can hold, and which records fulfil it; a UsageError says what is wrong with it. */
export async function conditionOf(
  source: string,
  boards: Board[],
  open: OpenTracker,
): Promise<{ uses: ReadonlySet<string>; strange: string[]; holds(record: TrackerRecord): boolean }> {
  const compiled = compileCondition(source, namesOfBoards(boards, open.fields));
  if ('problem' in compiled) throw new UsageError(`${compiled.problem}\n  ${source}\n  ${' '.repeat(compiled.offset)}^`);
  const world = { now: open.now, today: open.now.slice(0, 10) };
  const past = pastKeys.some((name) => compiled.expression.uses.has(name)) ? await pastOf(open) : nothing;
  const fulfils = (record: TrackerRecord) => {
    const board = open.tracker.boards.get(record.board);
    const facts = factsOfRecord(record, open, (key) => past(record)[key]);
    const result = holds(compiled.expression, valuesOf(record, facts, board, open.fields), world);
    if (result.problem !== undefined) throw new UsageError(`${result.problem}, on ${record.path}\n  ${source}`);
    return result.holds;
  };
  const strange = strangeWords(compiled.expression.node, boards, open.tracker, open.fields);
  return { uses: compiled.expression.uses, strange, holds: fulfils };
}

const nothing: PastOf = () => ({});

/** Names whose values git knows where a record's own keys do not say them. */
export const pastKeys = ['created', 'updated', 'author'];

/** What git knows of the records; local days and times. */
export async function pastOf(open: OpenTracker): Promise<PastOf> {
  return tellPast(await pastsOf(open.root, { ...open.tracker, fields: open.fields }), open.tracker.workspace.timezone);
}

/** What the histories of records say of each, as local days and times. */
export function tellPast(pasts: ReadonlyMap<string, RecordPast>, timezone: string): PastOf {
  const local = (instant: string) => localTime(new Date(instant), timezone);
  return (record) => {
    const { created, updated, author } = pasts.get(recordName(record)) ?? {};
    return {
      ...(created === undefined ? {} : { created: local(created) }),
      ...(updated === undefined ? {} : { updated: local(updated) }),
      ...(author === undefined ? {} : { author }),
    };
  };
}

/** The condition of a board's view: the names it asks for, and which records fulfil it, now or at another local time; undefined where it cannot be read, which a check tells. */
export function filterOf(
  source: string,
  board: Board,
  open: OpenTracker,
  past: PastOf = nothing,
): { uses: ReadonlySet<string>; asksTime: boolean; holds(record: TrackerRecord, now?: string): boolean } | undefined {
  const compiled = compileCondition(source, namesOf(board, open.fields));
  if ('problem' in compiled) return undefined;
  const { uses, calls } = compiled.expression;
  return {
    uses,
    asksTime: uses.has('late') || calls.has('today') || calls.has('now'),
    holds: (record, now = open.now) => {
      const facts = factsOfRecord(record, { ...open, now }, (key) => past(record)[key]);
      const world = { now, today: now.slice(0, 10) };
      return holds(compiled.expression, valuesOf(record, facts, board, open.fields), world).holds;
    },
  };
}
