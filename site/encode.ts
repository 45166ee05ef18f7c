import { slugFrom } from '../scripts/model/names.ts';
import type { Card } from './card.ts';
import { decodeRows, encodeRows } from './columns.ts';

/** The cards of one list as browsers load them. */
export interface CardsFile extends ReturnType<typeof encodeRows> {
  board: string;
  list: string;
  /** Titles and addresses of records of other boards that these cards name. */
  others: { [name: string]: [title: string, address: string] };
}

/** The cards of a list, without what follows from the rest. */
export function encodeCards(board: string, list: string, cards: readonly Card[], others: CardsFile['others']): CardsFile {
  const rows = cards.map(({ board: _, list: _list, path, address, slug, ...rest }) => ({
    ...rest,
    ...(slug === slugFrom(rest.title) ? {} : { slug }),
    ...(address === `${board}/${slug}` ? {} : { address }),
    ...(path === pathOf(board, list, slug) ? {} : { path }),
    tags: rest.tags.length === 0 ? undefined : rest.tags,
    assignees: rest.assignees.length === 0 ? undefined : rest.assignees,
    blockers: rest.blockers.length === 0 ? undefined : rest.blockers,
    values: Object.keys(rest.values).length === 0 ? undefined : rest.values,
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
    const title = String(row['title'] ?? '');
    const slug = String(row['slug'] ?? slugFrom(title));
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
