import type { BoardHead, Card } from '../card.ts';
import type { ViewModel } from '../view.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { allotRows, moreRows, type Section, sectionsOf, sectionTitle } from './row-sections.ts';
import { renderCell } from './table-cell.ts';
import { type Column, columnsOf } from './table-columns.ts';
import { captionOf, cellClass, columnMenu, headerCell } from './table-head.ts';
import { type Total, totalsOf } from './table-totals.ts';
import { renderValue } from './value.ts';

/** A table before it is drawn: its columns, and its rows by section. */
export interface Sheet {
  model: ViewModel;
  columns: Column[];
  sections: Section[];
  heads: ReadonlyMap<string, BoardHead>;
  /** How many rows of each section the first drawing holds; sections beyond have none. */
  rows: number[];
  /** What each column comes to over all rows, each counted once however many sections it stands in. */
  sums: Total[][];
}

const sheets = new WeakMap<ViewModel, Sheet>();

/** What a table shows of a model; the same object for the same question. */
export function sheetOf(model: ViewModel, context: DrawContext): Sheet {
  const known = sheets.get(model);
  if (known) return known;
  const columns = columnsOf(model, context.words);
  const sections = sectionsOf(model, model.state.group, context);
  const heads = new Map(model.boards.map((head) => [head.name, head]));
  // a cell is about three elements, and a page holds at most 2,500
  const budget = Math.max(30, Math.min(100, Math.floor(1500 / (columns.length * 3))));
  const sizes = sections.map(({ cards }) => cards.length);
  const sums = columns.map(({ key }) => totalsOf(model.cards, key, heads));
  const sheet = { model, columns, sections, heads, rows: allotRows(sizes, model.most, budget), sums };
  sheets.set(model, sheet);
  return sheet;
}

/** The whole table: columns to choose from, headers that sort, sections with their sums, and the sums of all. */
export function drawTable(sheet: Sheet, context: DrawContext): string {
  const { model, columns, sections, rows } = sheet;
  const { words } = context;
  const wide = columns.length;
  const bodies = rows.map((count, index) => drawSection(sheet, index, 0, count, context));
  const unseen = sections.slice(rows.length).reduce((sum, { cards }) => sum + cards.length, 0);
  if (unseen > 0)
    bodies.push(
      `<tbody><tr class="more"><td data-rows="${unseen}" colspan="${wide}">${moreRows(unseen, model.boards, context)}</td></tr></tbody>`,
    );
  if (model.cards.length === 0)
    bodies.push(`<tbody><tr class="none"><td colspan="${wide}">${escapeHtml(words.say('board.empty'))}</td></tr></tbody>`);
  const cols = columns.map(({ kind }, index) => `<col class="w-${isLong(sheet.sums[index], context) ? 'amount' : kind}">`).join('');
  const head = columns.map((column, index) => headerCell(column, index === 0, model, context)).join('');
  const table = `<table><caption class="vh">${escapeHtml(captionOf(model, context))}</caption><colgroup>${cols}</colgroup><thead><tr>${head}</tr></thead>${bodies.join('')}${footer(sheet, context)}</table>`;
  return `<div class="table">${columnMenu(columns, model, context)}<div class="cells" tabindex="0" role="region" aria-label="${escapeHtml(words.say('view.table'))}">${table}</div></div>`;
}

/** Rows of one section from one to before another, below its heading; what is left out above and below is told by `data-rows`, so that a browser can keep its place. */
export function drawSection(sheet: Sheet, index: number, from: number, to: number, context: DrawContext, kept = false): string {
  const { columns, heads, model, sections } = sheet;
  const section = sections[index];
  if (!section) return '';
  const { cards, group } = section;
  const rows = cards.slice(from, to).map((card) => tableRow(card, columns, heads.get(card.board), context));
  const heading = group ? headingRow(section, sheet, context) : '';
  const rest = cards.length - to;
  const more = `<tr class="more"><td data-rows="${rest}" colspan="${columns.length}">${moreRows(rest, model.boards, context)}</td></tr>`;
  const after = kept ? skipRows(rest, columns.length) : rest > 0 ? more : '';
  return `<tbody>${heading}${skipRows(from, columns.length)}${rows.join('')}${after}</tbody>`;
}

/** The place of rows that are not drawn, whose height a browser knows. */
export function skipRows(rows: number, wide: number, headings = 0): string {
  if (rows === 0 && headings === 0) return '';
  return `<tr${attributes({ class: 'gap', 'aria-hidden': 'true', 'data-rows': rows, 'data-headings': headings })}><td colspan="${wide}"></td></tr>`;
}

function tableRow(card: Card, columns: readonly Column[], head: BoardHead | undefined, context: DrawContext): string {
  const cells = columns.map((column, index) => {
    const shown = renderCell(card, column.key, head, context);
    const classes = cellClass(column, index === 0);
    return column.key === 'title'
      ? `<th${attributes({ scope: 'row', class: classes })}>${shown}</th>`
      : `<td${attributes({ class: classes })}>${shown}</td>`;
  });
  return `<tr${attributes({ class: card.done && 'done', 'data-c': card.color, 'data-a': card.address })}>${cells.join('')}</tr>`;
}

/** A section's heading with its sums below their columns. */
function headingRow(section: Section, { columns, heads }: Sheet, context: DrawContext): string {
  const cells = columns
    .slice(1)
    .map(
      ({ key, kind }) =>
        `<td${attributes({ class: kind === 'number' && 'r' })}>${totals(totalsOf(section.cards, key, heads), context)}</td>`,
    );
  return `<tr class="heading"><th scope="rowgroup" class="pin">${sectionTitle(section, context)}</th>${cells.join('')}</tr>`;
}

/** The sums of all rows; absent where nothing can be added up. */
function footer({ columns, model, sums }: Sheet, context: DrawContext): string {
  if (sums.slice(1).every((each) => each.length === 0)) return '';
  const cells = columns
    .slice(1)
    .map(({ kind }, index) => `<td${attributes({ class: kind === 'number' && 'r' })}>${totals(sums[index + 1] ?? [], context)}</td>`);
  const [board] = model.boards;
  const count = context.words.count(model.cards.length, model.boards.length === 1 ? board?.record : undefined);
  return `<tfoot><tr><th scope="row" class="pin">${escapeHtml(count)}</th>${cells.join('')}</tr></tfoot>`;
}

/** Whether one of a column's sums needs more room than a number has. */
function isLong(sums: readonly Total[] = [], { words }: DrawContext): boolean {
  return sums.some(
    ({ how, display }) => how === 'sum' && display.as === 'number' && words.number(display.number, display.format).length > 11,
  );
}

function totals(all: readonly Total[], context: DrawContext): string {
  return all
    .map(({ how, display }) => {
      const word = escapeHtml(context.words.say(how === 'sum' ? 'table.sum' : 'table.average'));
      return `<span class="total"><span class="${how === 'sum' ? 'vh' : 'how'}">${word}</span> ${renderValue(display, context)}</span>`;
    })
    .join(' ');
}
