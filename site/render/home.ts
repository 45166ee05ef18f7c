import { cardsOnBoards, writeDues } from '../shares.ts';
import type { DrawContext, RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { renderLatest } from './history-days.ts';
import { homeRow } from './home-row.ts';
import { avatars } from './marks.ts';

/** So many rows with a due date stand in the page, of which the browser shows the first of each kind. */
const mostRows = 100;
const mostChanges = 9;
/** More people than that are chosen from a menu. */
const mostButtons = 24;

/** Asks who looks, among the people of the workspace; hidden until a browser finds that it does not know. */
export function renderWho(context: RenderContext, why = context.words.say('home.who_about')): string {
  const { site, words } = context;
  const people = [...site.people.values()].filter(({ team }) => !team).sort((a, b) => a.name.localeCompare(b.name, words.locale));
  if (people.length === 0) return '';
  const button = (key: string, name: string) =>
    `<li><button type="button"${attributes({ 'data-choose': key })}>${avatars([key], context, true)}<span dir="auto">${escapeHtml(name)}</span></button></li>`;
  const option = (key: string, name: string) => `<option${attributes({ value: key })}>${escapeHtml(name)}</option>`;
  const choose = escapeHtml(words.say('home.choose'));
  const choice =
    people.length > mostButtons
      ? `<select data-choose${attributes({ 'aria-label': words.say('home.choose') })}><option value="">${choose}</option>${people.map(({ key, name }) => option(key, name)).join('')}</select>`
      : `<ul>${people.map(({ key, name }) => button(key, name)).join('')}</ul>`;
  return `<section class="who" data-unless-me hidden aria-labelledby="who"><h2 id="who">${escapeHtml(words.say('home.who'))}</h2><p>${escapeHtml(why)}</p>${choice}</section>`;
}

/** Where the browser puts what is its reader's; nothing where the workspace names nobody. */
export function renderMine(context: RenderContext): string {
  const { site, words, to } = context;
  if (![...site.people.values()].some(({ team }) => !team)) return '';
  const said = Object.fromEntries(['home.asked', 'record.blocked'].map((key) => [key, words.say(key)]));
  const heads = Object.fromEntries(site.boards.map(({ name, title, color }) => [name, { title: words.text(title), color }]));
  const link = (path: string, text: string, count: string) =>
    `<a${attributes({ href: to.page(path), 'data-my-page': count === 'open' })}>${escapeHtml(text)} <span class="num" data-count="${count}"></span></a>`;
  return `<section${attributes({ class: 'sec mine', 'data-if-me': true, hidden: true, 'data-mine': true, 'data-said': JSON.stringify(said), 'data-heads': JSON.stringify(heads), 'data-year': context.year })}><header><span data-my-mark></span><h2 data-my-name dir="auto"></h2><button type="button" class="all" data-choose="">${escapeHtml(words.say('home.not_you'))}</button></header><p class="shares">${link('waiting/', words.say('pages.waiting'), 'waiting')}${link('people/', words.say('pages.mine'), 'open')}</p><ol class="rows few"></ol><p class="empty" hidden>${escapeHtml(words.say('home.mine_none'))} <a href="#boards">${escapeHtml(words.say('home.mine_do'))}</a></p></section>`;
}

/** Open records by due date. The browser parts them into late and soon as seen now; without it the plain list stands, earliest first. */
export function renderDates(context: RenderContext): string {
  const { site, words, to } = context;
  const dated = cardsOnBoards(site).filter(({ due, done }) => due !== undefined && !done);
  if (dated.length === 0) return '';
  dated.sort((a, b) => (a.due === b.due ? 0 : (a.due ?? '') < (b.due ?? '') ? -1 : 1));
  const heads = new Map(site.boards.map((board) => [board.name, board]));
  const rows = dated.slice(0, mostRows).map((card) => homeRow(card, heads.get(card.board), context, avatars(card.assignees, context)));
  const head = (title: string, count: string, path: string) =>
    `<header><h2>${escapeHtml(title)}</h2><span class="num">${count}</span>${seeAll(to.page(path), words)}</header>`;
  const group = (name: string, title: string, path: string) =>
    `<section class="sec" data-group="${name}" hidden>${head(title, '', path)}<ol class="rows few"></ol></section>`;
  return `<div${attributes({ 'data-dues': writeDues(dated) })}>${group('late', words.say('home.late'), 'late/')}${group('soon', words.say('home.soon'), 'calendar/')}<p class="sec empty" data-group="none" hidden>${escapeHtml(words.say('home.none_late'))}</p><section class="sec" data-group="all">${head(words.say('home.dates'), words.number(dated.length), 'calendar/')}<ol class="rows">${rows.join('')}</ol></section></div>`;
}

/** What happened to records last; nothing outside of git. */
export function renderChanges(context: RenderContext): string {
  const { site, words, to } = context;
  if (!site.activity) return '';
  const what =
    site.activity.length === 0
      ? `<p class="empty">${escapeHtml(words.say('home.no_changes'))}</p>`
      : renderLatest(site.activity, mostChanges, site.boards, context);
  return `<section class="sec changes"><header><h2>${escapeHtml(words.say('home.changes'))}</h2>${seeAll(to.page('activity/'), words)}</header>${what}</section>`;
}

function seeAll(address: string, words: DrawContext['words']): string {
  return `<a class="all" href="${address}">${escapeHtml(words.say('home.all'))}</a>`;
}
