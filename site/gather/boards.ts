import type { Board, Field, List } from '../../scripts/model/board.ts';
import { slugFrom, titleFrom } from '../../scripts/model/names.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import { type Color, textIn } from '../../scripts/model/value.ts';
import { keyOptions } from '../../scripts/model/view-options.ts';
import type { FieldHead } from '../card.ts';
import type { Narrowing, SiteBoard, SiteList, SiteRecord, SiteView, Turn } from '../data.ts';
import type { ViewState } from '../view.ts';
import { safePart } from './addresses.ts';
import type { Tools } from './tools.ts';

/** Pages of a board that a saved view cannot have for an address. */
const taken = ['archive', 'deleted', 'new', 'all'];
/** So many days after a build a condition that asks for the time is still answered rightly. */
const daysAhead = 35;

/** A board as the pages draw it, with those of its records that are not archived. */
export function gatherBoard(board: Board, records: SiteRecord[], secret: ReadonlySet<string>, tools: Tools): SiteBoard {
  const byList = Map.groupBy(records, ({ list }) => list);
  const begun = board.lists.filter(({ done }) => !done).length;
  const lists = board.lists.map((list, index) => gatherList(list, index, begun, board.color, byList.get(list.name) ?? []));
  const declared = new Set(board.lists.map(({ name }) => name));
  for (const [name, inList] of byList) {
    if (declared.has(name)) continue;
    const title = titleFrom(name) || name;
    const unknown = { color: 'slate', fill: 0, first: true, done: false, locked: false, unknown: true } as const;
    lists.push({ name, title, ...unknown, count: inList.length, records: inList });
  }
  const shown = (key: string) => !secret.has(key) && !board.fields.get(key)?.hidden;
  const gathered: SiteBoard = {
    name: board.name,
    address: safePart(board.name),
    title: board.title,
    color: board.color,
    path: board.path,
    lists,
    tags: [...board.tags.values()].map(({ name, title, color }) => ({ name, title, ...(color ? { color } : {}) })),
    fields: [...board.fields.values()].filter(({ name }) => shown(name)).map((field) => fieldHead(field, tools)),
    card: board.card.filter(shown),
    views: gatherViews(board, records, secret, tools),
    total: records.length,
    open: records.filter(({ done }) => !done).length,
  };
  if (board.description !== undefined) gathered.description = board.description;
  if (board.record.one !== 'Record' || board.record.many !== 'Records') gathered.record = board.record;
  return gathered;
}

function fieldHead({ name, title, help, type, options }: Field, { fields }: Tools): FieldHead {
  const kind = fields.get(type);
  return {
    name,
    title,
    ...(help === undefined ? {} : { help }),
    input: kind?.input(options) ?? { as: 'none' },
    adds: kind?.measure !== undefined,
  };
}

function gatherList(list: List, index: number, begun: number, boardColor: Color, records: SiteRecord[]): SiteList {
  const fill = list.done ? 10 : Math.round((index / Math.max(1, begun)) * 10);
  const gathered: SiteList = {
    name: list.name,
    title: list.title,
    color: list.color ?? (list.done ? 'green' : index === 0 ? 'slate' : boardColor),
    fill: list.done ? 10 : Math.min(8, fill),
    first: index === 0 && !list.done,
    done: list.done,
    locked: list.locked,
    unknown: false,
    count: records.length,
    records,
  };
  if (list.limit !== undefined) gathered.limit = list.limit;
  return gathered;
}

/** The tabs of a board. Left out are those whose condition would tell what the audience must not see; a hidden key that one sorts or groups by is not asked for. */
function gatherViews(board: Board, records: SiteRecord[], secret: ReadonlySet<string>, tools: Tools): SiteView[] {
  const used = new Set<string>(taken);
  return board.views.flatMap(({ view, title, where, options }): SiteView[] => {
    if (!tools.views.has(view)) return [];
    const filter = where === undefined ? undefined : tools.filterOf(where, board);
    if (where !== undefined && (!filter || [...filter.uses].some((name) => secret.has(name)))) return [];
    const wanted = slugFrom(title === undefined ? view : textIn(title, 'en')) || view;
    let address = wanted;
    for (let number = 2; used.has(address); number++) address = `${wanted}-${number}`;
    used.add(address);
    const only = filter ? { only: narrow(filter, records, tools) } : {};
    return [{ view, address, state: stateOf(options, secret), ...(title === undefined ? {} : { title }), ...only }];
  });
}

/** What a saved view asks for, as the state that its page begins with. */
export function stateOf(options: Record<string, unknown>, secret: ReadonlySet<string>): Partial<ViewState> {
  const keys = (option: (typeof keyOptions)[number]): string[] | undefined => {
    const written = options[option];
    if (written === undefined) return undefined;
    const named = [written].flat().flatMap((each) => (typeof each === 'string' ? each.split(',').map((key) => key.trim()) : []));
    return named.filter((key) => key !== '' && !secret.has(key.replace(/^-/, '')));
  };
  const word = (option: string) => (typeof options[option] === 'string' ? options[option] : undefined);
  const state: { -readonly [key in keyof ViewState]?: ViewState[key] } = {};
  for (const option of ['group', 'swimlanes', 'date'] as const) {
    const [key] = keys(option) ?? [];
    if (key !== undefined) state[option] = key;
  }
  for (const option of ['span', 'zoom'] as const) {
    const value = word(option);
    if (value !== undefined) state[option] = value;
  }
  const [sort, columns] = [keys('sort'), keys('columns')];
  if (sort) state.sort = sort;
  if (columns) state.columns = columns;
  return state;
}

/** Which records fulfil a condition, and when that changes by itself in the weeks after the build. */
function narrow(filter: NonNullable<ReturnType<Tools['filterOf']>>, records: SiteRecord[], { tracker, now }: Tools): Narrowing {
  const shown = new Map(records.map((record) => [record.path, record]));
  const found: Narrowing = { now: new Set(), turns: [] };
  const { asksTime } = filter;
  const days = asksTime ? daysAfter(now, daysAhead) : [];
  for (const source of tracker.records) {
    const record = shown.get(source.path);
    if (!record) continue;
    let holds = filter.holds(source);
    if (holds) found.now.add(record.address);
    if (asksTime) {
      for (const turn of turnsOf(source, record, days, now, filter.holds, holds)) {
        found.turns.push(turn);
        holds = turn.in;
      }
    }
  }
  found.turns.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return found;
}

function* turnsOf(
  source: TrackerRecord,
  record: SiteRecord,
  days: readonly string[],
  now: string,
  holdsAt: (record: TrackerRecord, now?: string) => boolean,
  first: boolean,
): Generator<Turn> {
  let holds = first;
  const due = record.due !== undefined && record.due.length > 10 && record.due > now ? [minuteAfter(record.due)] : [];
  for (const at of [...days, ...due].sort()) {
    const then = holdsAt(source, at);
    if (then === holds) continue;
    holds = then;
    yield { address: record.address, at, in: then };
  }
}

/** The beginnings of the next days, in the workspace's zone. */
function daysAfter(now: string, count: number): string[] {
  const first = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => `${new Date(first + (index + 1) * 86_400_000).toISOString().slice(0, 10)}T00:00`);
}

function minuteAfter(time: string): string {
  return new Date(Date.parse(`${time.slice(0, 16)}:00Z`) + 60_000).toISOString().slice(0, 16);
}
