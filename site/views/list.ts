import { walkRows } from '../client/row-walk.ts';
import { keepPlace, windowRows } from '../client/rows.ts';
import type { DrawContext } from '../render/context.ts';
import { escapeHtml } from '../render/escape.ts';
import { renderRow } from '../render/row.ts';
import { allotRows, moreRows, type Section, sectionsOf, sectionTitle } from '../render/row-sections.ts';
import type { LivePlace, View, ViewModel } from '../view.ts';

/** What rows stand under: a person chosen `group`, else lists on one board, boards over several. */
function groupOf({ boards, state }: ViewModel): string {
  return state.group ?? (boards.length > 1 ? 'board' : 'list');
}

function drawList(model: ViewModel, context: DrawContext): string {
  const { boards, cards } = model;
  const { words } = context;
  const name = escapeHtml(words.say('view.list'));
  const sections = sectionsOf(model, groupOf(model), context);
  const rows = allotOf(sections, model);
  const unseen = sections.slice(rows.length).reduce((sum, section) => sum + section.cards.length, 0);
  const parts = rows.map((count, index) => drawPart(sections[index], 0, count, model, context));
  if (unseen > 0) parts.push(`<p class="more" data-rows="${unseen}">${moreRows(unseen, boards, context)}</p>`);
  if (parts.length === 0 || cards.length === 0) parts.push(`<p class="empty">${escapeHtml(emptyText(model, words))}</p>`);
  return `<div class="listing" tabindex="0" role="region" aria-label="${name}">${parts.join('')}</div>`;
}

function emptyText({ boards, total, empty }: ViewModel, words: DrawContext['words']): string {
  if (total === 0 && empty !== undefined) return empty;
  return words.say(boards.some(({ lists }) => lists.length > 0) ? 'board.empty' : 'board.no_lists');
}

/** One row is about fifteen elements, and a page holds at most 2,500. */
function allotOf(sections: readonly Section[], { most }: ViewModel): number[] {
  return allotRows(
    sections.map(({ cards }) => cards.length),
    most,
    100,
  );
}

function drawPart(section: Section | undefined, from: number, to: number, model: ViewModel, context: DrawContext, kept = false): string {
  if (!section) return '';
  const { boards } = model;
  const group = groupOf(model);
  const heads = new Map(boards.map((head) => [head.name, head]));
  const tells = { board: boards.length > 1 && group !== 'board', list: group !== 'list' };
  const rows = section.cards.slice(from, to).map((card) => {
    const head = heads.get(card.board);
    return head ? renderRow(card, head, context, tells) : '';
  });
  const rest = section.cards.length - to;
  const more = !kept && rest > 0 ? `<p class="more" data-rows="${rest}">${moreRows(rest, boards, context)}</p>` : '';
  const list = section.cards.length === 0 ? '' : `<ol>${skipRows(from)}${rows.join('')}${kept ? skipRows(rest) : ''}</ol>`;
  // rows have headings of the third level, so that one of the second is above them even where nothing is parted
  const heading = section.group
    ? `<header class="heading"><h2>${sectionTitle(section, context)}</h2></header>`
    : `<h2 class="vh">${escapeHtml(context.words.say('view.list'))}</h2>`;
  return `<section>${heading}${list}${more}</section>`;
}

function skipRows(rows: number): string {
  return rows === 0 ? '' : `<li class="gap" aria-hidden="true" data-rows="${rows}"></li>`;
}

/** Draws the rows one scrolls to, and lets arrows walk from row to row. */
function live({ root, model, context }: LivePlace): () => void {
  const stop = new AbortController();
  const host = root.querySelector<HTMLElement>('.listing');
  if (!host) return () => undefined;
  const sections = sectionsOf(model, groupOf(model), context);
  const scrolls = /auto|scroll/.test(getComputedStyle(host).overflowY);
  keepPlace(root, host, stop.signal);
  const bring = windowRows(
    {
      scroller: scrolls ? host : document.documentElement,
      host,
      sizes: sections.map(({ cards }) => cards.length),
      drawn: allotOf(sections, model),
      section: (index, from, to) => drawPart(sections[index], from, to, model, context, true),
      skip: (rows, headings) => `<section class="gap" aria-hidden="true" data-rows="${rows}" data-headings="${headings}"></section>`,
      body: '*',
    },
    stop.signal,
  );
  walkRows(root, bring, stop.signal);
  return () => stop.abort();
}

export default { icon: 'rows', draw: drawList, live } satisfies View;
