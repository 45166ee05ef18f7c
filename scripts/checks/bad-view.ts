import type { Board } from '../model/board.ts';
import { readCharts } from '../model/chart.ts';
import type { Check, CheckContext } from '../model/check.ts';
import { didYouMean } from '../model/names.ts';
import { viewOptions } from '../model/view-options.ts';

export default {
  summary:
    'A view that the site cannot draw; a condition of a view or reference field that cannot be read or names what the board does not have.',
  *find({ boards, workspace }, { conditionProblem, views: known }) {
    for (const [index, { view, where, options, boards: wanted }] of workspace.views.entries()) {
      const place = workspace.viewPlaces[index];
      if (!place) continue;
      const boardsOf = wanted.length > 0 ? wanted.flatMap((name) => boards.get(name) ?? []) : [...boards.values()];
      for (const message of viewFaults(view, options, known, boardsOf, conditionProblem)) yield { place, severity: 'warning', message };
      for (const name of wanted)
        if (!boards.has(name)) yield { place, message: `"${name}" is not a board${didYouMean(name, boards.keys())}` };
      const [found] = where === undefined ? [] : boardsOf.flatMap((board) => conditionProblem(where, board) ?? []);
      if (found) yield { place, message: `where: ${found.problem}` };
    }
    for (const board of boards.values()) {
      const placeOf = (part: string) => board.places.get(part) ?? board.places.get('') ?? { path: board.path, line: 1, column: 1 };
      for (const [index, { view, where, options }] of board.views.entries()) {
        const place = placeOf(`views.${index}`);
        for (const message of viewFaults(view, options, known, [board], conditionProblem)) yield { place, severity: 'warning', message };
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
      files: { 'lists/more.yml': 'lists: [a]\nviews: [board, calender, lst, { view: list, gruop: list }]\n' },
      finds: [
        'lists/more.yml:2:16 warning "calender" is not a view that the site can draw; did you mean "calendar"?',
        'lists/more.yml:2:26 warning "lst" is not a view that the site can draw; did you mean "list"?',
        'lists/more.yml:2:31 warning "gruop" is nothing a view can ask for; did you mean "group"?',
      ],
    },
    {
      files: { 'lists/more.yml': 'lists: [a]\nviews: [{ view: dashboard, charts: [{ type: funel }] }]\n' },
      finds: ['lists/more.yml:2:9 warning charts.0.type: "funel" is not a chart; did you mean "funnel"?'],
    },
  ],
} satisfies Check;

/** What is wrong with a view that no condition is about. */
function* viewFaults(
  view: string,
  options: Record<string, unknown>,
  known: string[],
  boards: readonly Board[],
  conditionProblem: CheckContext['conditionProblem'],
): Iterable<string> {
  const askable = Object.keys(viewOptions);
  if (!known.includes(view))
    yield `"${view}" is not a view that the site can draw${didYouMean(view, known) || `; there are ${known.join(', ')}`}`;
  for (const key of Object.keys(options))
    if (!askable.includes(key))
      yield `"${key}" is nothing a view can ask for${didYouMean(key, askable) || `; there are ${askable.join(', ')}`}`;
  if (view !== 'dashboard') return;
  for (const { path, message } of readCharts(options['charts'], boards, (where, board) => conditionProblem(where, board)?.problem).problems)
    yield `charts${path.map((part) => `.${part}`).join('')}: ${message}`;
}
