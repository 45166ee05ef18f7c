import { type Board, placeOfPart, type View } from '../model/board.ts';
import { readCharts } from '../model/chart.ts';
import type { Check, CheckContext, Finding } from '../model/check.ts';
import { didYouMean } from '../model/names.ts';
import type { Told } from '../model/unknown-name.ts';
import { viewOptions } from '../model/view-options.ts';

export default {
  summary:
    'A view that the site cannot draw; a condition of a view or reference field that cannot be read or names what the board does not have, and, as a warning, one that asks for what no record can hold.',
  *find({ boards, workspace }, context) {
    const { conditionProblem, strangeWords } = context;
    const placed = { places: workspace.viewPlaces, path: 'workspace.yml' };
    for (const [index, { boards: wanted, ...view }] of workspace.views.entries()) {
      const boardsOf = wanted.length > 0 ? wanted.flatMap((name) => boards.get(name) ?? []) : [...boards.values()];
      for (const { part, ...found } of viewFaults(view, boardsOf, context))
        yield { place: placeOfPart(placed, `views.${index}${part}`), ...found };
      for (const [item, name] of wanted.entries())
        if (!boards.has(name))
          yield {
            place: placeOfPart(placed, `views.${index}.boards.${item}`),
            message: `"${name}" is not a board${didYouMean(name, boards.keys())}`,
          };
    }
    for (const board of boards.values()) {
      for (const [index, view] of board.views.entries())
        for (const { part, ...found } of viewFaults(view, [board], context))
          yield { place: placeOfPart(board, `views.${index}${part}`), ...found };
      for (const { name, type, options } of board.fields.values()) {
        const { where, board: other = board.name } = options;
        const target = typeof other === 'string' ? boards.get(other) : undefined;
        if (type !== 'reference' || typeof where !== 'string' || !target) continue;
        const place = placeOfPart(board, `fields.${name}.where`);
        const found = conditionProblem(where, target);
        if (found) yield { place, ...telling(`${name}: where`, found) };
        for (const word of strangeWords(where, [target])) yield { place, severity: 'warning', ...telling(`${name}: where`, word) };
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
        'lists/more.yml:2:52 warning "gruop" is nothing a view can ask for; did you mean "group"?',
      ],
    },
    {
      files: { 'lists/more.yml': 'lists: [a]\nviews: [{ view: dashboard, charts: [{ type: funel }] }]\n' },
      finds: ['lists/more.yml:2:45 warning charts.0.type: "funel" is not a chart; did you mean "funnel"?'],
    },
    {
      files: {
        'lists/more.yml': `lists: [a, b]
tags: { urgent: }
views:
  - view: list
    where: 'stage == "wno" || list in ["a", "c"] || "urgnt" in tags'
  - view: dashboard
    charts:
      - type: pie
        by: stage
        where: assignees.exists(each, each == "anna")
fields:
  stage: { type: select, options: [won, lost] }
  to: { type: reference, where: 'stage != "lots"' }
`,
      },
      finds: [
        'lists/more.yml:5:12 warning where: "wno" is not an option of stage; did you mean "won"?',
        'lists/more.yml:5:12 warning where: "c" is not a list of more; did you mean "a"?',
        'lists/more.yml:5:12 warning where: "urgnt" is not a tag of more; did you mean "urgent"?',
        'lists/more.yml:10:16 warning charts.0.where: "anna" is not a person or team of the workspace; did you mean "ana"?',
        'lists/more.yml:13:33 warning to: where: "lots" is not an option of stage; did you mean "lost"?',
      ],
    },
  ],
} satisfies Check;

function telling(where: string, { problem, about }: Told): Pick<Finding, 'message' | 'about'> {
  return { message: `${where}: ${problem}`, ...(about && { about }) };
}

/** What is wrong with a view, and below which part of it. */
function* viewFaults(
  { view, where, options }: View,
  boards: readonly Board[],
  { views: known, conditionProblem, strangeWords }: CheckContext,
): Iterable<Omit<Finding, 'place'> & { part: string }> {
  const warn = (part: string, message: string, { about }: Pick<Finding, 'about'> = {}) => ({
    part,
    message,
    severity: 'warning' as const,
    ...(about && { about }),
  });
  const askable = Object.keys(viewOptions);
  if (!known.includes(view))
    yield warn('.view', `"${view}" is not a view that the site can draw${didYouMean(view, known) || `; there are ${known.join(', ')}`}`);
  for (const key of Object.keys(options))
    if (!askable.includes(key))
      yield warn(`.${key}`, `"${key}" is nothing a view can ask for${didYouMean(key, askable) || `; there are ${askable.join(', ')}`}`);
  const [found] = where === undefined ? [] : boards.flatMap((board) => conditionProblem(where, board) ?? []);
  if (found) yield { part: '.where', ...telling('where', found) };
  for (const word of where === undefined || found ? [] : strangeWords(where, boards)) yield warn('.where', `where: ${word.problem}`, word);
  if (view !== 'dashboard') return;
  const charts: unknown = options['charts'];
  for (const { path, message, about } of readCharts(charts, boards, conditionProblem).problems) {
    const at = path.map((part) => `.${part}`).join('');
    yield warn(`.charts${at}`, `charts${at}: ${message}`, about ? { about } : {});
  }
  for (const [index, chart] of (Array.isArray(charts) ? charts : []).entries()) {
    const asked: unknown = chart?.where;
    for (const word of typeof asked === 'string' ? strangeWords(asked, boards) : [])
      yield warn(`.charts.${index}.where`, `charts.${index}.where: ${word.problem}`, word);
  }
}
