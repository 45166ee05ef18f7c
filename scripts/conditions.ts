import { compileCondition, holds } from './engine/expression/expression.ts';
import { actorOfCommit } from './engine/history/actor.ts';
import { namesOf, namesOfBoards, valuesOf } from './engine/query/names.ts';
import type { PastOf } from './engine/query/select.ts';
import type { Board } from './model/board.ts';
import { UsageError } from './model/diagnostic.ts';
import { localTime } from './model/local-time.ts';
import type { TrackerRecord } from './model/record.ts';
import { openRepository } from './store/git.ts';
import { fileHistories } from './store/git-histories.ts';
import { factsOf, type OpenTracker } from './workspace.ts';

/** Whether a record fulfils an expression that a person typed; a UsageError says what is wrong with it. */
export function conditionOf(source: string, boards: Board[], open: OpenTracker): (record: TrackerRecord) => boolean {
  const compiled = compileCondition(source, namesOfBoards(boards, open.fields));
  if ('problem' in compiled) throw new UsageError(`${compiled.problem}\n  ${source}\n  ${' '.repeat(compiled.offset)}^`);
  const world = { now: open.now, today: open.now.slice(0, 10) };
  const past = pastKeys.some((name) => compiled.expression.uses.has(name)) ? pastOf(open) : () => ({});
  return (record) => {
    const board = open.tracker.boards.get(record.board);
    const facts = { ...factsOf(open, record), ...past(record) };
    const result = holds(compiled.expression, valuesOf(record, facts, board, open.fields), world);
    if (result.problem !== undefined) throw new UsageError(`${result.problem}, on ${record.path}\n  ${source}`);
    return result.holds;
  };
}

/** Names whose values git knows where a record's own keys do not say them. */
export const pastKeys = ['created', 'updated', 'author'];

/** What git knows of the records, from one pass over its history; local days and times. */
export function pastOf({ root, tracker }: OpenTracker): PastOf {
  const repository = openRepository(root);
  const histories = repository && fileHistories(repository);
  const local = (instant: string) => localTime(new Date(instant), tracker.workspace.timezone);
  return ({ path }) => {
    const { created, updated, first } = histories?.get(path) ?? {};
    return {
      ...(created === undefined ? {} : { created: local(created) }),
      ...(updated === undefined ? {} : { updated: local(updated) }),
      ...(first === undefined ? {} : { author: actorOfCommit(first, tracker.workspace) }),
    };
  };
}

/** The condition of a board's view: the names it asks for, and which records fulfil it; undefined where it cannot be read, which a check tells. */
export function filterOf(
  source: string,
  board: Board,
  open: OpenTracker,
): { uses: ReadonlySet<string>; holds(record: TrackerRecord): boolean } | undefined {
  const compiled = compileCondition(source, namesOf(board, open.fields));
  if ('problem' in compiled) return undefined;
  const world = { now: open.now, today: open.now.slice(0, 10) };
  return {
    uses: compiled.expression.uses,
    holds: (record) => holds(compiled.expression, valuesOf(record, factsOf(open, record), board, open.fields), world).holds,
  };
}
