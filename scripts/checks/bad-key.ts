import { type Board, placeOfPart, type View } from '../model/board.ts';
import type { Check } from '../model/check.ts';
import { builtInKeys } from '../model/keys.ts';
import { didYouMean } from '../model/names.ts';
import { keyOptions } from '../model/view-options.ts';

export default {
  summary: 'A card, a list or a view that names a key which its board does not have.',
  *find({ boards, workspace }) {
    for (const board of boards.values()) {
      for (const { part, key } of namedKeys(board)) {
        const message = problemOf(key, [board]);
        if (message) yield { place: placeOfPart(board, part), message };
      }
    }
    const places = { places: workspace.viewPlaces, path: 'workspace.yml' };
    for (const [index, view] of workspace.views.entries()) {
      const over = view.boards.length > 0 ? view.boards.flatMap((name) => boards.get(name) ?? []) : [...boards.values()];
      for (const { part, key } of keysOfView(view, index)) {
        const message = over.length > 0 ? problemOf(key, over) : undefined;
        if (message) yield { place: placeOfPart(places, part), message };
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
        'lists/more.yml:2:29 error "colour" is not a key of more; did you mean "color"?',
        'lists/more.yml:1:29 error "amuont" is not a key of more; did you mean "amount"?',
        'lists/more.yml:3:62 error "amout" is not a key of more; did you mean "amount"?',
      ],
    },
    {
      files: {
        'lists/more.yml':
          'lists: [a]\nviews:\n  - view: table\n    columns:\n      - title\n      - amuont\n    sort: -amuont\nfields:\n  amount: { type: number }\n',
      },
      finds: [
        'lists/more.yml:6:9 error "amuont" is not a key of more; did you mean "amount"?',
        'lists/more.yml:7:11 error "amuont" is not a key of more; did you mean "amount"?',
      ],
    },
    {
      files: {
        'workspace.yml':
          'people: { ana: {}, luis: {} }\nteams: { billing: [ana] }\nviews:\n  - { view: table, boards: [sales, support], sort: -amuont }\n',
      },
      finds: ['workspace.yml:4:52 error "amuont" is not a key of sales or support; did you mean "amount"?'],
    },
  ],
} satisfies Check;

function problemOf(key: string, boards: readonly Board[]): string | undefined {
  const known = [...builtInKeys, 'list', 'board', 'slug', 'created', 'updated', ...boards.flatMap(({ fields }) => [...fields.keys()])];
  if (known.includes(key) || boards.some(({ places }) => places.has(`fields.${key}`))) return undefined;
  return `"${key}" is not a key of ${boards.map(({ name }) => name).join(' or ')}${didYouMean(key, known)}`;
}

/** Every key a board's file names, and the part of the file that names it. */
function* namedKeys({ card, lists, views }: Board): Iterable<{ part: string; key: string }> {
  for (const [index, key] of card.entries()) yield { part: `card.${index}`, key };
  for (const { name, sort } of lists) if (sort !== undefined) yield { part: `lists.${name}.sort`, key: sort.replace(/^-/, '') };
  for (const [index, view] of views.entries()) yield* keysOfView(view, index);
}

function* keysOfView({ options }: View, index: number): Iterable<{ part: string; key: string }> {
  for (const option of keyOptions) {
    const given = options[option];
    for (const [item, key] of [given ?? []].flat().entries())
      if (typeof key === 'string')
        yield { part: `views.${index}.${option}${Array.isArray(given) ? `.${item}` : ''}`, key: key.replace(/^-/, '') };
  }
}
