import type { Board } from '../model/board.ts';
import type { Check } from '../model/check.ts';
import { builtInKeys } from '../model/keys.ts';
import { didYouMean } from '../model/names.ts';
import { keyOptions } from '../model/view-options.ts';

export default {
  summary: 'A card, a list or a view of a board that names a key which the board does not have.',
  *find({ boards }) {
    for (const board of boards.values()) {
      const known = [...builtInKeys, 'list', 'slug', 'created', 'updated', ...board.fields.keys()];
      const unreadable = (key: string) => board.places.has(`fields.${key}`);
      for (const { part, key } of namedKeys(board)) {
        if (known.includes(key) || unreadable(key)) continue;
        const place = board.places.get(part) ?? board.places.get('') ?? { path: board.path, line: 1, column: 1 };
        yield { place, message: `"${key}" is not a key of ${board.name}${didYouMean(key, known)}` };
      }
    }
  },
  examples: [
    {
      files: {
        'lists/more.yml':
          'lists: [a, { name: b, sort: -amuont }]\ncard: [title, tags, amount, colour]\nviews: [board, { view: list, columns: [title, amount], sort: -amout, group: list }]\nfields:\n  amount: { type: number }\n',
      },
      finds: [
        'lists/more.yml:2:1 error "colour" is not a key of more; did you mean "color"?',
        'lists/more.yml:1:12 error "amuont" is not a key of more; did you mean "amount"?',
        'lists/more.yml:3:1 error "amout" is not a key of more; did you mean "amount"?',
      ],
    },
  ],
} satisfies Check;

/** Every key a board's file names, and the part of the file that names it. */
function* namedKeys({ card, lists, views }: Board): Iterable<{ part: string; key: string }> {
  for (const key of card) yield { part: 'card', key };
  for (const { name, sort } of lists) if (sort !== undefined) yield { part: `lists.${name}`, key: sort.replace(/^-/, '') };
  for (const { options } of views) {
    for (const option of keyOptions) {
      for (const key of [options[option] ?? []].flat()) if (typeof key === 'string') yield { part: 'views', key: key.replace(/^-/, '') };
    }
  }
}
