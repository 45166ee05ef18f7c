import type { RecordIndex } from '../../scripts/model/tracker.ts';
import type { Tools } from './tools.ts';

/** The same tools for an audience that does not see some boards: what stands there blocks nothing, neither as a mark nor in a condition. */
export function toolsWithout(hidden: ReadonlySet<string>, tools: Tools): Tools {
  if (hidden.size === 0) return tools;
  const find = (name: string) => {
    const record = tools.index.get(name);
    return record && hidden.has(record.board) ? undefined : record;
  };
  const seen: RecordIndex = { get: find, has: (name) => find(name) !== undefined };
  return {
    ...tools,
    openBlockers: (record, tracker) => tools.openBlockers(record, tracker, seen),
    filterOf: (where, board) => tools.filterOf(where, board, seen),
  };
}
