import type { Board, Field, List } from '../../scripts/model/board.ts';
import type { Display } from '../../scripts/model/display.ts';
import { titleFrom } from '../../scripts/model/names.ts';
import type { Color } from '../../scripts/model/value.ts';
import type { FieldHead } from '../card.ts';
import type { SiteBoard, SiteList, SiteRecord } from '../data.ts';
import { lookAt } from '../render/keys.ts';
import { safePart } from './addresses.ts';
import type { ChartsOfView } from './charts-dashboards.ts';
import type { Tools } from './tools.ts';
import { gatherViews } from './views.ts';

const mayLack = ['tags', 'assignees', 'due', 'start', 'created', 'updated', 'author', 'color', 'parent'];

/** A board as the pages draw it, with those of its records that are not archived. */
export function gatherBoard(
  board: Board,
  records: SiteRecord[],
  secret: ReadonlySet<string>,
  tools: Tools,
  charts: ChartsOfView,
  hidden: ReadonlySet<string>,
): Omit<SiteBoard, 'making'> {
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
  const gathered: Omit<SiteBoard, 'making'> = {
    name: board.name,
    address: safePart(board.name),
    title: board.title,
    color: board.color,
    path: board.path,
    lists,
    tags: [...board.tags.values()].map(({ name, title, color }) => ({ name, title, ...(color ? { color } : {}) })),
    fields: [...board.fields.values()].filter(({ name }) => shown(name)).map((field) => fieldHead(field, hidden, tools)),
    card: board.card.filter(shown),
    lacks: [...mayLack, ...board.card.filter((key) => shown(key) && board.fields.has(key))].filter((key) =>
      records.every(({ card }) => lookAt(card, key, undefined).as === 'nothing'),
    ),
    views: gatherViews(board, records, secret, tools, charts),
    total: records.length,
    open: records.filter(({ done }) => !done).length,
  };
  const telling = gathered.fields.map(({ name }) => name).filter((name) => isTelling(records.map(({ card }) => card.values[name])));
  if (telling.length > 0) gathered.telling = telling;
  if (board.description !== undefined) gathered.description = board.description;
  if (board.record.one !== 'Record' || board.record.many !== 'Records') gathered.record = board.record;
  return gathered;
}

const short = new Set<Display['as']>(['chips', 'people', 'date', 'number', 'meter', 'toggle', 'duration']);

/** Whether most cards have a value of a field, not all the same; a number that each has for itself is a name, which tells nothing beside the title. */
function isTelling(looks: readonly (Display | undefined)[]): boolean {
  const given = looks.filter((look) => look !== undefined && short.has(look.as));
  const different = new Set(given.map((look) => JSON.stringify(look))).size;
  const isName =
    given.length > 2 && different === given.length && given.every((look) => look?.as === 'number' && Number.isInteger(look.number));
  return given.length * 2 > looks.length && different > 1 && !isName;
}

/** The board of a reference is not named where the audience does not see it. */
function fieldHead({ name, title, help, type, options }: Field, hidden: ReadonlySet<string>, { fields }: Tools): FieldHead {
  const kind = fields.get(type);
  const input: FieldHead['input'] = kind?.input(options) ?? { as: 'none' };
  return {
    name,
    title,
    ...(help === undefined ? {} : { help }),
    input: input.as === 'records' && hidden.has(input.board ?? '') ? { as: 'records', many: input.many } : input,
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
