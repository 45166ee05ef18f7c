import type { ToldRecord } from '../../model/told.ts';
import { type Words, words } from '../../model/words.ts';
import { boardTitle, listTitle, type TellContext } from './shown.ts';

/** Very many records, told by kinds of change: `3,000 records created on Deals`. */
export function tellMany(records: ToldRecord[], { after }: Pick<TellContext, 'after'>): Words[] {
  const groups = Map.groupBy(records, ({ kind, board, changes }) => {
    const moved = kind === 'moved' ? changes.filter(({ key }) => key === 'list' || key === 'board') : [];
    return JSON.stringify([board, kind, ...moved.map(({ key, from, to }) => [key, from, to])]);
  });
  return [...groups.values()].flatMap((group): Words[] => {
    const [first] = group;
    if (!first) return [];
    const many = `${group.length.toLocaleString('en')} ${group.length === 1 ? 'record' : 'records'}`;
    const on = boardTitle(first.board, after);
    const list = first.changes.find(({ key }) => key === 'list');
    const board = first.changes.find(({ key }) => key === 'board');
    switch (first.kind) {
      case 'created':
      case 'restored':
        return [words`${many} created on ${on}`];
      case 'deleted':
        return [words`${many} removed from ${on}`];
      case 'moved':
        if (board) return [words`${many} moved from ${boardTitle(String(board.from), after)} to ${on}`];
        return [
          words`${many} moved from ${listTitle(first.board, String(list?.from), after)} to ${listTitle(first.board, String(list?.to), after)} on ${on}`,
        ];
      case 'renamed':
        return [words`${many} renamed on ${on}`];
      case 'commented':
        return [words`${many} commented on, on ${on}`];
      case 'attached':
        return [words`${many} given other files, on ${on}`];
      case 'changed':
        return [words`${many} changed on ${on}: ${countKeys(group)}`];
      default:
        return first.kind satisfies never;
    }
  });
}

/** Which keys changed and of how many, the most frequent first. */
function countKeys(group: ToldRecord[]): string {
  const counts = new Map<string, number>();
  for (const { changes } of group)
    for (const key of new Set(changes.map((change) => change.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 8);
  const named = (key: string) => ({ body: 'text', comment: 'comments', file: 'files' })[key] ?? key;
  return sorted.length === 0
    ? 'written another way'
    : sorted.map(([key, count]) => `${named(key)} of ${count.toLocaleString('en')}`).join(', ');
}
