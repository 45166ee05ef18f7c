import type { BoardHead, Card } from './card.ts';
import { decodeRows, encodeRows } from './columns.ts';
import type { SitePerson } from './data.ts';

/** The cards of one list as browsers load them. */
export interface CardsFile extends ReturnType<typeof encodeRows> {
  board: string;
  list: string;
  /** Titles and addresses of records of other boards that these cards name. */
  others: { [name: string]: [title: string, address: string] };
}

/** All that a view of one small board is drawn from. */
export interface WholeBoard {
  people: SitePerson[];
  head: BoardHead;
  lists: CardsFile[];
}

/** The cards of a list, without what follows from the rest. */
export function encodeCards(board: string, list: string, cards: readonly Card[], others: CardsFile['others']): CardsFile {
  const rows = cards.map(({ board: _, list: _list, path, address, slug, ...rest }) => ({
    ...rest,
    ...(slug === usualSlug(rest.title) ? {} : { slug }),
    ...(address === `${board}/${slug}` ? {} : { address }),
    ...(path === pathOf(board, list, slug) ? {} : { path }),
    tags: rest.tags.length === 0 ? undefined : rest.tags,
    assignees: rest.assignees.length === 0 ? undefined : rest.assignees,
    blockers: rest.blockers.length === 0 ? undefined : rest.blockers,
    values: Object.keys(rest.values).length === 0 ? undefined : withoutTexts(rest.values),
    comments: rest.comments || undefined,
    files: rest.files || undefined,
    done: rest.done || undefined,
    blocked: rest.blocked || undefined,
    archived: rest.archived || undefined,
    twin: rest.twin || undefined,
  }));
  return { board, list, others, ...encodeRows(rows) };
}

/** What `encodeCards` was given. */
export function decodeCards(file: CardsFile): Card[] {
  const { board, list } = file;
  return decodeRows(file).map((row) => {
    if (row['values'] !== undefined) addTexts(row['values'] as Card['values']);
    const title = String(row['title'] ?? '');
    const slug = String(row['slug'] ?? usualSlug(title));
    return {
      tags: [],
      assignees: [],
      blockers: [],
      values: {},
      comments: 0,
      files: 0,
      done: false,
      blocked: false,
      archived: false,
      twin: false,
      address: `${board}/${slug}`,
      path: pathOf(board, list, slug),
      ...row,
      title,
      board,
      list,
      slug,
    };
  });
}

function pathOf(board: string, list: string, slug: string): string {
  return `records/${board}/${list}/${slug}.md`;
}

const scheme = 'https://';

/** A link is mostly told by its own address. */
function withoutTexts(values: Card['values']): object {
  const told = Object.entries(values).map(([key, value]) => {
    if (value.as !== 'link' || value.url !== scheme + value.text) return [key, value];
    return [key, { as: value.as, url: value.url }];
  });
  return Object.fromEntries(told);
}

function addTexts(values: Card['values']): void {
  for (const key in values) {
    const value = values[key];
    if (value?.as === 'link') value.text ??= value.url.slice(scheme.length);
  }
}

/** The slug of most titles: what has another is told, so this may be simpler than what makes them. */
function usualSlug(title: string): string {
  return (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join('-');
}
