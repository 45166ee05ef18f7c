import { slugFrom } from '../../scripts/model/names.ts';
import { decodeRows } from '../columns.ts';
import type { FoundBoard, Places, TitleRow, Titles } from './files.ts';

/** A record as a result shows it. */
export interface FoundRecord {
  board: FoundBoard;
  /** Absent where the board does not know the list. */
  list?: FoundBoard['lists'][number];
  title: string;
  slug: string;
  /** As cards have it. */
  address: string;
  done: boolean;
  archived: boolean;
  due?: string;
  tags: string[];
  assignees: string[];
}

/** The rows of the file of titles. */
export function readRows(titles: Titles, { boards }: Places): FoundRecord[] {
  return decodeRows(titles).map((each) => {
    const row = each as unknown as TitleRow;
    const board = boards[row.board];
    if (!board) throw new Error('titles and boards are of two builds');
    const list = board.lists[row.list];
    const slug = row.slug ?? slugFrom(row.title);
    return {
      ...{ board, slug, title: row.title, address: row.address ?? `${board.name}/${slug}` },
      ...(list ? { list } : {}),
      ...(row.due === undefined ? {} : { due: row.due }),
      done: row.done ?? false,
      archived: row.archived ?? false,
      tags: row.tags ?? [],
      assignees: row.assignees ?? [],
    };
  });
}
