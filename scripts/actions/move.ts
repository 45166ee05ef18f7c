import type { Action } from '../model/action.ts';
import { recordName } from '../model/record.ts';

interface Place {
  list: string;
  board?: string | undefined;
  position?: 'top' | 'bottom' | undefined;
}
type Options = string | Place;

export default {
  summary: 'Moves the record to a list, of its own board or of another.',
  options: (z) =>
    z.union([
      z.string().min(1).describe('The list.'),
      z.strictObject({
        list: z.string().min(1).describe('The list it goes to.'),
        board: z.string().optional().describe('The board of that list, when it is another one.'),
        position: z.enum(['top', 'bottom']).optional().describe('Where it goes in that list.'),
      }),
    ]),
  plan({ record }, options) {
    const { list, board, position } = placeFrom(options);
    if (record.list === list && record.board === (board ?? record.board) && position === undefined) return [];
    return [
      { kind: 'move', record: recordName(record), list, ...(board === undefined ? {} : { board }), ...(position ? { position } : {}) },
    ];
  },
  causes(options) {
    const { list, board } = placeFrom(options);
    return [{ kind: 'moved', ...(list.includes('{{') ? {} : { list }), ...(board?.includes('{{') ? {} : { board }) }];
  },
  names(options) {
    const { list, board } = placeFrom(options);
    const option = typeof options === 'string' ? '' : 'list';
    return [
      ...(board === undefined ? [] : [{ kind: 'board' as const, option: 'board', name: board }]),
      { kind: 'list' as const, option, name: list, board },
    ];
  },
  example: 'move: { list: in-progress, position: top }',
} satisfies Action<Options>;

function placeFrom(options: Options): Place {
  return typeof options === 'string' ? { list: options } : options;
}
