import type { Check } from '../model/check.ts';
import { didYouMean } from '../model/names.ts';

export default {
  summary:
    'A view that the site cannot draw; a condition of a view or reference field that cannot be read or names what the board does not have.',
  *find({ boards }, { conditionProblem, views: known }) {
    for (const board of boards.values()) {
      const placeOf = (part: string) => board.places.get(part) ?? board.places.get('') ?? { path: board.path, line: 1, column: 1 };
      for (const [index, { view, where, options }] of board.views.entries()) {
        const place = placeOf(`views.${index}`);
        const unread = Object.keys(options);
        if (!known.includes(view))
          yield {
            place,
            severity: 'warning',
            message: `"${view}" is not a view that the site can draw${didYouMean(view, known) || `; there are ${known.join(', ')}`}`,
          };
        else if (unread.length > 0)
          yield {
            place,
            severity: 'warning',
            message: `the site does not draw a view with ${unread.map((key) => `"${key}"`).join(', ')} yet, and leaves this one out`,
          };
        const found = where === undefined ? undefined : conditionProblem(where, board);
        if (found) yield { place: placeOf(`views.${index}.where`), message: `where: ${found.problem}` };
      }
      for (const { name, type, options } of board.fields.values()) {
        const { where, board: other = board.name } = options;
        const target = typeof other === 'string' ? boards.get(other) : undefined;
        if (type !== 'reference' || typeof where !== 'string' || !target) continue;
        const found = conditionProblem(where, target);
        if (found) yield { place: placeOf(`fields.${name}.where`), message: `${name}: where: ${found.problem}` };
      }
    }
  },
  examples: [
    {
      files: {
        'lists/more.yml': 'lists: [a]\nviews:\n  - board\n  - view: list\n    where: amuont > 5\nfields:\n  amount: { type: number }\n',
      },
      finds: ['lists/more.yml:5:12 error where: "amuont" is not known here; did you mean "amount"?'],
    },
    {
      files: { 'lists/more.yml': 'lists: [a]\nfields:\n  to: { type: reference, board: sales, where: amount }\n' },
      finds: ['lists/more.yml:3:47 error to: where: a condition is true or false, and this is a number'],
    },
    {
      files: { 'lists/more.yml': 'lists: [a]\nviews: [board, calender, lst, { view: list, group: list }]\n' },
      finds: [
        'lists/more.yml:2:16 warning "calender" is not a view that the site can draw; there are board, list',
        'lists/more.yml:2:26 warning "lst" is not a view that the site can draw; did you mean "list"?',
        'lists/more.yml:2:31 warning the site does not draw a view with "group" yet, and leaves this one out',
      ],
    },
  ],
} satisfies Check;
