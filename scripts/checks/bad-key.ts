import { type Board, type Field, placeOfPart, type View } from '../model/board.ts';
import { groupKeys, makesGroups } from '../model/chart.ts';
import type { Check, Finding } from '../model/check.ts';
import { builtInKeys } from '../model/keys.ts';
import { unknownName } from '../model/unknown-name.ts';
import { keyOptions } from '../model/view-options.ts';

export default {
  summary: 'A card, a list or a view that names a key which its board does not have.',
  *find({ boards, workspace }) {
    for (const board of boards.values()) {
      for (const { part, key, place } of namedKeys(board)) {
        const found = problemOf(key, [board], place);
        if (found) yield { place: placeOfPart(board, part), ...found };
      }
    }
    const places = { places: workspace.viewPlaces, path: 'workspace.yml' };
    for (const [index, view] of workspace.views.entries()) {
      const over = view.boards.length > 0 ? view.boards.flatMap((name) => boards.get(name) ?? []) : [...boards.values()];
      for (const { part, key, place } of keysOfView(view, index)) {
        const found = over.length > 0 ? problemOf(key, over, place) : undefined;
        if (found) yield { place: placeOfPart(places, part), ...found };
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
    {
      files: {
        'lists/more.yml': `lists: [a]
fields: { visit: { type: date }, listed: { type: number }, notes: { type: markdown } }
views:
  - { view: calendar, date: vist }
  - { view: timeline, date: listd }
  - { view: calendar, date: title }
  - { view: board, group: nots, swimlanes: lst }
  - { view: table, sort: -nots, columns: [nots, vist] }
`,
      },
      finds: [
        'lists/more.yml:4:29 error "vist" is not a key of more; did you mean "visit"?',
        'lists/more.yml:5:29 error "listd" is not a key of more; expected one of visit, due, start, created',
        'lists/more.yml:6:29 warning "title" holds no date; expected one of visit, due, start, created',
        'lists/more.yml:7:27 error "nots" is not a key of more',
        'lists/more.yml:7:44 error "lst" is not a key of more; did you mean "list"?',
        'lists/more.yml:8:43 error "nots" is not a key of more; did you mean "notes"?',
        'lists/more.yml:8:49 error "vist" is not a key of more; did you mean "visit"?',
        'lists/more.yml:8:26 error "nots" is not a key of more',
      ],
    },
  ],
} satisfies Check;

/** Where keys are named: each place has some that are possible there, and only they are offered for a misspelled one. */
type NamingPlace = (typeof keyOptions)[number] | 'card';
interface Naming {
  part: string;
  key: string;
  place: NamingPlace;
}

const gitKeys = ['created', 'updated'];
const dateTypes = new Set(['date', 'created', 'updated']);
/** Those that a calendar offers, and those that it can go by as well. */
const dateKeys = ['due', 'start', 'created'];
const moreDateKeys = ['done', 'updated', 'archived'];
/** What has no order. */
const unsorted = new Set(['markdown', 'button', 'file', 'location']);

function problemOf(key: string, boards: readonly Board[], place: NamingPlace): Omit<Finding, 'place'> | undefined {
  const fields = boards.flatMap((board) => [...board.fields.values()]);
  const known = [...fields.map(({ name }) => name), ...builtInKeys, 'list', 'board', 'slug', ...gitKeys];
  const possible = possibleAt(place, fields, known);
  const [first] = boards;
  if (known.includes(key) || boards.some(({ places }) => places.has(`fields.${key}`))) {
    const isUnread = !known.includes(key);
    if (place !== 'date' || isUnread || [...possible, ...moreDateKeys].includes(key)) return undefined;
    return { message: `"${key}" holds no date; expected one of ${possible.join(', ')}`, severity: 'warning' };
  }
  const fact = { part: 'fields', name: key, ...(first && { board: first.name }) } as const;
  const otherwise = place === 'date' ? `; expected one of ${possible.join(', ')}` : '';
  const { problem, about } = unknownName(fact, `a key of ${boards.map(({ name }) => name).join(' or ')}`, possible, otherwise);
  return { message: problem, about };
}

/** Fields come first: of two that are equally near, it is they that people misspell. */
function possibleAt(place: NamingPlace, fields: readonly Field[], known: string[]): string[] {
  const names = (isPossible: (field: Field) => boolean) => [...new Set(fields.filter(isPossible).map(({ name }) => name))];
  switch (place) {
    case 'date':
      return [...names(holdsDates), ...dateKeys];
    case 'group':
    case 'swimlanes':
      return [...names(makesGroups), ...groupKeys];
    case 'sort':
      return known.filter((key) => !fields.some(({ name, type }) => name === key && unsorted.has(type)));
    case 'columns':
    case 'card':
      return known;
    default:
      return place satisfies never;
  }
}

/** Of what is worked out nobody knows before it is, unless its kind is told. */
function holdsDates({ type, kind, shows, computed }: Field): boolean {
  if (dateTypes.has(shows?.type ?? type)) return true;
  return computed === true && (kind === undefined || kind === 'date' || kind === 'dyn');
}

/** Every key a board's file names, and the part of the file that names it. */
function* namedKeys({ card, lists, views }: Board): Iterable<Naming> {
  for (const [index, key] of card.entries()) yield { part: `card.${index}`, key, place: 'card' };
  for (const { name, sort } of lists)
    if (sort !== undefined) yield { part: `lists.${name}.sort`, key: sort.replace(/^-/, ''), place: 'sort' };
  for (const [index, view] of views.entries()) yield* keysOfView(view, index);
}

function* keysOfView({ options }: View, index: number): Iterable<Naming> {
  for (const option of keyOptions) {
    const given = options[option];
    for (const [item, key] of [given ?? []].flat().entries())
      if (typeof key === 'string')
        yield { part: `views.${index}.${option}${Array.isArray(given) ? `.${item}` : ''}`, key: key.replace(/^-/, ''), place: option };
  }
}
