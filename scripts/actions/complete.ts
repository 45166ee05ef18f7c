import type { Action } from '../model/action.ts';
import { recordName } from '../model/record.ts';

export default {
  summary: 'Completes the record: it goes to the first list of its board that counts as done, or gets the day in done where there is none.',
  options: (z) => z.strictObject({}),
  plan({ record }, _, { boards, isDone, now }) {
    if (isDone(record)) return [];
    const lists = boards.get(record.board)?.lists ?? [];
    const target = lists.find(({ done, locked }) => done && !locked);
    const name = recordName(record);
    if (!target) return [{ kind: 'set', record: name, key: 'done', to: now.slice(0, 10) }];
    // it stands in a done list, and only its own word says that it is not done
    if (lists.some((list) => list.name === record.list && list.done)) return [{ kind: 'set', record: name, key: 'done', to: null }];
    return [{ kind: 'move', record: name, list: target.name }];
  },
  causes: (_, boards) => [
    { kind: 'completed' },
    ...boards.map(({ name, lists }) => {
      const target = lists.find(({ done, locked }) => done && !locked);
      return target
        ? { kind: 'moved' as const, board: name, list: target.name }
        : { kind: 'changed' as const, key: 'done', to: true, board: name };
    }),
  ],
  example: 'complete: {}',
} satisfies Action;
