import type { Board, Field } from './board.ts';
import type { About } from './diagnostic.ts';
import { didYouMean } from './names.ts';
import { quoteText } from './reading.ts';
import { type Told, unknownName } from './unknown-name.ts';
import type { Text } from './value.ts';

/** The kinds of charts, and what each may be asked for beside `title` and `where`. */
export const chartKinds = {
  stat: ['show', 'sum', 'period'],
  bar: ['by', 'sum', 'show', 'most'],
  pie: ['by', 'sum', 'show', 'most'],
  funnel: ['lists', 'sum', 'period'],
  'burn-up': ['sum', 'period'],
  'cumulative-flow': ['period'],
  'cycle-time': ['from', 'period'],
} as const satisfies { [kind: string]: readonly ChartOption[] };
export type ChartKind = keyof typeof chartKinds;
export type ChartOption = 'by' | 'sum' | 'show' | 'most' | 'lists' | 'from' | 'period';

/** Which records a number or a bar counts. */
export const chartShows = { stat: ['open', 'late', 'blocked', 'done', 'created', 'all'], bar: ['all', 'open', 'done'] } as const;
export type ChartShow = (typeof chartShows)[keyof typeof chartShows][number];

/** One chart that a dashboard asks for, with what it leaves open filled in. */
export interface ChartAsk {
  type: ChartKind;
  title?: Text;
  where?: string;
  show: ChartShow;
  /** The key or field whose values make the bars or slices. */
  by: string;
  /** The field that is added up instead of counting records. */
  sum?: string;
  /** `90d`, `12w`, `6m`, `2y`, or `all`: how far back it looks. */
  period: string;
  /** The list in which the clock starts; absent is the first list after the first. */
  from?: string;
  /** The steps of a funnel; absent are the lists up to the first in which records are done. */
  lists?: string[];
  /** So many bars or slices; the rest is one more. */
  most: number;
}

/** What is wrong with `charts`, and where below it. */
export interface ChartProblem {
  path: (string | number)[];
  message: string;
  about?: About;
}

/** Keys by whose values records can be told apart, beside fields. */
export const groupKeys = ['list', 'board', 'tags', 'assignees', 'author', 'color', 'done', 'blocked', 'due', 'start', 'created', 'parent'];
const ungrouped = new Set(['markdown', 'button', 'file', 'location', 'time_in_list', 'number', 'currency', 'percent']);
const added = new Set(['number', 'currency', 'percent', 'rating', 'formula', 'rollup', 'lookup']);
const spans: { [word: string]: string } = { week: '7d', month: '1m', quarter: '3m', year: '1y', all: 'all' };

/** What a dashboard without `charts` shows of a board. */
const usual: readonly Partial<ChartAsk>[] = [
  { type: 'stat', show: 'open' },
  { type: 'stat', show: 'late' },
  { type: 'stat', show: 'blocked' },
  { type: 'stat', show: 'done', period: '30d' },
  { type: 'bar', by: 'list' },
  { type: 'bar', by: 'assignees', show: 'open' },
  { type: 'cumulative-flow' },
  { type: 'burn-up' },
  { type: 'cycle-time' },
];

/** The charts a view of some boards asks for under `charts`, and all that is wrong with them; a chart with a fault is left out. `faultOf` says what is wrong with a condition on a board. */
export function readCharts(
  written: unknown,
  boards: readonly Board[],
  faultOf: FaultOf = () => undefined,
): { charts: ChartAsk[]; problems: ChartProblem[] } {
  if (written === undefined || written === null) return { charts: usual.map(filledIn), problems: [] };
  if (!Array.isArray(written))
    return { charts: [], problems: [{ path: [], message: 'expected a list of charts, such as [{ type: funnel }]' }] };
  const problems: ChartProblem[] = [];
  const charts = written.flatMap((item: unknown, index): ChartAsk[] => {
    const found: ChartProblem[] = [];
    const chart = readChart(item, boards, faultOf, (path, message, about) =>
      found.push({ path: [index, ...path], message, ...(about && { about }) }),
    );
    problems.push(...found);
    return chart && found.length === 0 ? [filledIn(chart)] : [];
  });
  return { charts, problems };
}

type Complain = (path: (string | number)[], message: string, about?: About) => void;
type FaultOf = (where: string, board: Board) => string | Told | undefined;

function readChart(item: unknown, boards: readonly Board[], faultOf: FaultOf, complain: Complain): Partial<ChartAsk> | undefined {
  const written = typeof item === 'string' ? { type: item } : item;
  if (!isMap(written)) return void complain([], 'expected a chart such as { type: bar, by: assignees }');
  const kind = written['type'];
  if (kind === undefined) return void complain([], `type is missing; expected one of ${Object.keys(chartKinds).join(', ')}`);
  if (typeof kind !== 'string' || !isKind(kind)) return void complain(['type'], notOneOf(kind, Object.keys(chartKinds), 'a chart'));
  const options: readonly string[] = chartKinds[kind];
  const chart: { -readonly [Key in keyof ChartAsk]?: unknown } = { type: kind };
  const known = ['type', 'title', 'where', ...options];
  for (const [key, value] of Object.entries(written)) {
    if (key === 'type') continue;
    if (!known.includes(key)) {
      complain([key], `${quoteText(key)} is not an option of ${kind}${didYouMean(key, known) || `; expected one of ${known.join(', ')}`}`);
      continue;
    }
    const read = readers[key as keyof typeof readers]?.(value, kind, boards);
    if (read && 'problem' in read) complain([key], `${key}: ${read.problem}`, read.about);
    else if (read) chart[key as keyof ChartAsk] = read.value;
  }
  const ask = chart as Partial<ChartAsk>;
  if (ask.sum !== undefined && ask.show === 'late')
    complain(['sum'], 'sum: what is late is counted when the page is looked at, and cannot be added up');
  if (ask.where !== undefined)
    for (const board of boards) {
      const fault = faultOf(ask.where, board);
      if (fault === undefined) continue;
      const { problem, about } = typeof fault === 'string' ? { problem: fault, about: undefined } : fault;
      complain(['where'], `where: ${problem}`, about);
      break;
    }
  return ask;
}

type Read = { value: unknown } | Told;

const readers: { [Key in ChartOption | 'title' | 'where']: (value: unknown, kind: ChartKind, boards: readonly Board[]) => Read } = {
  title: (value) =>
    typeof value === 'string' || (isMap(value) && Object.values(value).every((each) => typeof each === 'string'))
      ? { value }
      : { problem: 'expected text, or a map of language to text' },
  where: (value) => (typeof value === 'string' && value.trim() !== '' ? { value } : { problem: 'expected an expression such as !done' }),
  show: (value, kind) => {
    const allowed: readonly string[] = chartShows[kind === 'stat' ? 'stat' : 'bar'];
    return typeof value === 'string' && allowed.includes(value) ? { value } : { problem: notOneOf(value, allowed) };
  },
  by: (value, _kind, boards) => {
    const fields = fieldsOf(boards);
    if (typeof value !== 'string') return { problem: 'expected a key or field, such as assignees' };
    if (groupKeys.includes(value)) return { value };
    const groups = fields.filter(makesGroups).map(({ name }) => name);
    if (groups.includes(value)) return { value };
    if (fields.some(({ name }) => name === value))
      return { problem: `${quoteText(value)} does not part records into groups${such(groups)}` };
    return unknownName({ part: 'fields', name: value }, 'a key or field here', [...groupKeys, ...groups]);
  },
  sum: (value, _kind, boards) => {
    const fields = fieldsOf(boards);
    const numbers = fields.filter(isAdded).map(({ name }) => name);
    if (typeof value === 'string' && numbers.includes(value)) return { value };
    if (typeof value !== 'string') return { problem: `expected a field with numbers${such(numbers)}` };
    if (fields.some(({ name }) => name === value)) return { problem: `${quoteText(value)} cannot be added up${such(numbers)}` };
    return unknownName({ part: 'fields', name: value }, 'a field here', numbers);
  },
  most: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= 50
      ? { value }
      : { problem: 'expected a whole number from 2 to 50' },
  lists: (value, _kind, boards) => {
    const names = listsOf(boards);
    if (!Array.isArray(value) || value.length < 2)
      return { problem: `expected at least two lists, such as [${names.slice(0, 2).join(', ')}]` };
    const wrong: unknown = value.find((name) => !names.includes(name as string));
    return wrong === undefined ? { value } : { problem: notOneOf(wrong, names, 'a list here') };
  },
  from: (value, _kind, boards) => {
    const names = listsOf(boards);
    return typeof value === 'string' && names.includes(value) ? { value } : { problem: notOneOf(value, names, 'a list here') };
  },
  period: (value) => {
    const period = typeof value === 'string' ? (spans[value] ?? value) : '';
    if (period === 'all' || /^[1-9]\d{0,3}[dwmy]$/.test(period)) return { value: period };
    return { problem: `expected a length such as 90d, 12w, 6m or 2y, or one of ${Object.keys(spans).join(', ')}` };
  },
};

/** With what a chart of its kind shows unless it is told. */
function filledIn(ask: Partial<ChartAsk>): ChartAsk {
  const { type = 'stat' } = ask;
  const recent = type === 'cumulative-flow' || type === 'cycle-time' ? '90d' : ask.show === 'created' ? '30d' : 'all';
  return { show: type === 'stat' ? 'open' : 'all', by: 'list', period: recent, most: type === 'pie' ? 6 : 12, ...ask, type };
}

function notOneOf(value: unknown, allowed: readonly string[], what = ''): string {
  const said = quoteText(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
  const near = typeof value === 'string' ? didYouMean(value, allowed) : '';
  return `${said} is not ${what || 'known here'}${near || `; expected one of ${allowed.join(', ')}`}`;
}

function such(names: string[]): string {
  return names.length === 0 ? '' : `; expected one of ${names.join(', ')}`;
}

function isKind(text: string): text is ChartKind {
  return Object.hasOwn(chartKinds, text);
}

function isMap(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether records can be told apart by what a field holds. */
export function makesGroups({ type }: Field): boolean {
  return !ungrouped.has(type);
}

function isAdded({ type, kind, shows }: Field): boolean {
  return added.has(type) && (kind === undefined || kind === 'double' || shows !== undefined);
}

function fieldsOf(boards: readonly Board[]): Field[] {
  return boards.flatMap(({ fields }) => [...fields.values()]);
}

function listsOf(boards: readonly Board[]): string[] {
  return [...new Set(boards.flatMap(({ lists }) => lists.map(({ name }) => name)))];
}
