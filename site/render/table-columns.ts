import type { Display } from '../../scripts/model/display.ts';
import type { BoardHead, Card } from '../card.ts';
import type { ViewModel } from '../view.ts';
import { isKey, lookAt, nameOfKey } from './keys.ts';
import type { Words } from './words.ts';

/** How wide a column is, and on which side its values stand. */
export type ColumnKind = 'title' | 'list' | 'chips' | 'people' | 'date' | 'number' | 'toggle' | 'text';

/** A column of a table. */
export interface Column {
  key: string;
  title: string;
  kind: ColumnKind;
}

const kinds: { [key: string]: ColumnKind } = {
  title: 'title',
  list: 'list',
  board: 'list',
  color: 'list',
  tags: 'chips',
  assignees: 'people',
  author: 'people',
  due: 'date',
  start: 'date',
  created: 'date',
  updated: 'date',
  done: 'toggle',
  blocked: 'toggle',
  parent: 'text',
};

/** The columns that are asked for, else title, list, what a card of the board shows, due and assignees, without the key that rows are grouped by and what no card has; up to five with what else tells records apart. */
export function columnsOf({ boards, cards, state }: Pick<ViewModel, 'boards' | 'cards' | 'state'>, words: Words): Column[] {
  const asked = state.columns?.filter((key) => isKey(key, boards));
  const shown = ['title', ...(boards.length > 1 ? ['board'] : []), 'list', ...shownByAll(boards), 'due', 'assignees'];
  const usual = [...new Set(shown)].filter((key) => key !== state.group && !boards.every(({ lacks }) => lacks?.includes(key)));
  const [only, ...others] = boards;
  // of a board that shows next to nothing, what tells its records apart, and when they were made
  const more =
    others.length > 0 ? [] : [...(only?.telling ?? []), ...(only?.telling && !only.lacks?.includes('created') ? ['created'] : [])];
  const filled = [...usual, ...more.filter((key) => key !== state.group && !usual.includes(key))].slice(0, Math.max(usual.length, 5));
  const keys = asked && asked.length > 0 ? (asked.includes('title') ? asked : ['title', ...asked]) : filled;
  return [...new Set(keys)].map((key) => ({ key, title: nameOfKey(key, boards, words), kind: kindOf(key, boards, cards) }));
}

/** What the cards of all boards show: of several boards only what they have in common. */
function shownByAll(boards: readonly BoardHead[]): string[] {
  const [first, ...others] = boards;
  return first?.card.filter((key) => isKey(key, boards) && others.every(({ card }) => card.includes(key))) ?? [];
}

/** Every key that a column could show. */
export function columnKeys(boards: readonly BoardHead[]): string[] {
  const fields = boards.flatMap((head) => head.fields.map(({ name }) => name));
  const several = boards.length > 1 ? ['board'] : [];
  return [
    ...new Set([
      'title',
      ...several,
      'list',
      'tags',
      'assignees',
      ...fields,
      'due',
      'start',
      'created',
      'updated',
      'author',
      'color',
      'blocked',
      'parent',
    ]),
  ];
}

function kindOf(key: string, boards: readonly BoardHead[], cards: readonly Card[]): ColumnKind {
  const own = kinds[key];
  if (own) return own;
  const heads = new Map(boards.map((head) => [head.name, head]));
  for (const card of cards) {
    const kind = kindOfLook(lookAt(card, key, heads.get(card.board)));
    if (kind) return kind;
  }
  const inputs = boards.map(({ fields }) => fields.find(({ name }) => name === key)?.input.as);
  return inputs.includes('number') ? 'number' : inputs.includes('date') ? 'date' : 'text';
}

function kindOfLook(display: Display): ColumnKind | undefined {
  switch (display.as) {
    case 'nothing':
      return undefined;
    case 'number':
    case 'duration':
    case 'meter':
      return 'number';
    case 'chips':
    case 'people':
    case 'date':
    case 'toggle':
      return display.as;
    case 'several':
      return display.of[0] && kindOfLook(display.of[0]);
    default:
      return 'text';
  }
}

/** The sort after a column's header was pressed: up, down, as it was; with `add` beside the other keys, else instead of them. */
export function nextSort(sort: readonly string[], key: string, add: boolean): string[] {
  const now = sort.find((each) => each.replace(/^-/, '') === key);
  const next = now === undefined ? key : now === key ? `-${key}` : undefined;
  if (!add) return [sort.length > 1 ? key : next].filter((each) => each !== undefined);
  if (now === undefined) return [...sort, key];
  return sort.flatMap((each) => (each !== now ? [each] : next === undefined ? [] : [next]));
}
