import type { Action } from '../model/action.ts';
import type { Board, List } from '../model/board.ts';
import { recordName } from '../model/record.ts';

interface Options {
  list?: string | undefined;
}

export default {
  summary: 'Takes back that the record is done: it goes to a list that does not count as done, and its own done is taken away.',
  options: (z) => z.strictObject({ list: z.string().min(1).optional().describe('The list it goes to; the first open one when absent.') }),
  plan({ record }, { list }, { boards, isDone }) {
    if (!isDone(record)) return [];
    const name = recordName(record);
    const board = boards.get(record.board);
    const isByList = board?.lists.some((each) => each.name === record.list && each.done) ?? false;
    if (!isByList) return [{ kind: 'set', record: name, key: 'done', to: null }];
    const target = list ?? openList(board)?.name;
    return [target === undefined ? { kind: 'set', record: name, key: 'done', to: false } : { kind: 'move', record: name, list: target }];
  },
  causes: ({ list }, boards) => [
    { kind: 'reopened' },
    { kind: 'changed', key: 'done', to: false },
    ...boards.flatMap((board) => {
      const target = list ?? openList(board)?.name;
      return target === undefined ? [] : [{ kind: 'moved' as const, board: board.name, list: target }];
    }),
  ],
  names: ({ list }) => (list === undefined ? [] : [{ kind: 'list', option: 'list', name: list }]),
  example: 'reopen: { list: in-progress }',
} satisfies Action<Options>;

function openList(board: Board | undefined): List | undefined {
  return board?.lists.find(({ done, locked }) => !done && !locked);
}
