import type { Color } from '../../scripts/model/value.ts';
import type { SiteBoard } from '../data.ts';
import { cardsOnBoards } from '../shares.ts';
import type { DrawContext, RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';

interface TagRow {
  name: string;
  title: string;
  color: Color;
  count: number;
  /** Where it is declared or used. */
  boards: Set<SiteBoard>;
}

/** Every tag of all boards with how many records bear it; one name on two boards is one row that says both. Nothing where nobody has tags. */
export function renderTags(context: RenderContext): string {
  const { words, to } = context;
  const rows = tagsOf(context);
  const label = escapeHtml(words.say('pages.tags_all'));
  const items = rows.map((row) => {
    const address = `${to.page('tags/')}?${new URLSearchParams({ tags: row.name, group: 'board' })}`;
    return `<li><a${attributes({ href: address, 'data-tag': row.name })}><span class="tag" data-c="${row.color}">${escapeHtml(row.title)}</span><span class="from" dir="auto">${escapeHtml(namesOf(row.boards, context))}</span><span class="num">${words.number(row.count)}</span></a></li>`;
  });
  const all = `<li><a${attributes({ href: to.page('tags/'), 'data-tag': '' })}><span>${label}</span></a></li>`;
  if (rows.length === 0) return '';
  return `<nav class="beside tag-list" aria-label="${label}"><ul>${all}${items.join('')}</ul></nav>`;
}

function tagsOf({ site, words }: RenderContext): TagRow[] {
  const rows = new Map<string, TagRow>();
  const boards = new Map(site.boards.map((board) => [board.name, board]));
  const row = (name: string, board: SiteBoard | undefined, title = name, color: Color = 'slate'): TagRow => {
    const known = rows.get(name) ?? { name, title, color, count: 0, boards: new Set() };
    if (board) known.boards.add(board);
    rows.set(name, known);
    return known;
  };
  for (const board of site.boards) for (const { name, title, color } of board.tags) row(name, board, words.text(title), color);
  for (const card of cardsOnBoards(site)) for (const name of new Set(card.tags)) row(name, boards.get(card.board)).count += 1;
  return [...rows.values()].sort((a, b) => b.count - a.count || a.title.localeCompare(b.title, words.locale));
}

function namesOf(boards: ReadonlySet<SiteBoard>, { words }: DrawContext): string {
  return [...boards].map(({ title }) => words.text(title)).join(', ');
}
