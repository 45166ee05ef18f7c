import type { BoardHead } from '../card.ts';
import type { Step } from '../data-history.ts';
import type { ViewModel } from '../view.ts';
import { marksOf } from './activity-filter.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { byCommit } from './history.ts';
import { actorName, commitMark, linesOf, ruleMark } from './history-change.ts';
import { avatars, momentMark } from './marks.ts';
import { sayNamed } from './named.ts';

/** So many steps stand in a page. */
export const mostDrawn = 200;
/** A commit that touched more records shows so many of them; the rest unfolds. */
const mostOpen = 5;
/** In a narrow column. */
const fewOpen = 2;
/** And there of each record so many things that became of it; the rest is counted. */
const fewTold = 2;

/** What happened, day by day, newest first: who did what to which records in one commit. */
export function renderActivity({ boards, steps }: ViewModel, context: DrawContext): string {
  const { words } = context;
  const label = escapeHtml(words.say('activity.title'));
  const [only, ...others] = boards;
  const beside = only && others.length === 0 && steps ? linksOf(only, context) : '';
  const place = (html: string) => `<div class="deeds" tabindex="0" role="region" aria-label="${label}">${beside}${html}</div>`;
  if (!steps) return place(`<p class="empty">${escapeHtml(words.say('activity.unknown'))}</p>`);
  if (steps.length === 0) return place(`<p class="empty">${escapeHtml(words.say('activity.none'))}</p>`);
  const days = Map.groupBy(steps.slice(0, mostDrawn), ({ day }) => day);
  const several = boards.length > 1 ? new Map(boards.map((board) => [board.name, board])) : undefined;
  const parts = [...days].map(([day, ofDay]) => {
    const deeds = byCommit(ofDay).map((group) => deed(group, several, context, mostOpen, true));
    return `<section class="day"><h2><time datetime="${day}">${escapeHtml(words.longDate(day))}</time></h2><ol>${deeds.join('')}</ol></section>`;
  });
  const older = steps.length > mostDrawn ? `<p class="hint">${escapeHtml(words.say('activity.older'))}</p>` : '';
  return place(`${parts.join('')}${older}`);
}

/** What else there is of a board's past. */
function linksOf({ address, record: named }: BoardHead, { words, to }: DrawContext): string {
  const feed = `<a href="${to.data(`boards/${address}/feed.xml`)}" type="application/atom+xml">${escapeHtml(words.say('activity.feed'))}</a>`;
  return `<p class="feed"><a href="${to.board(address, 'deleted')}">${escapeHtml(sayNamed('deleted', 'deleted.title', named, words))}</a>${feed}</p>`;
}

/** The newest commits among some steps, in a row that tells no days. */
export function renderLatest(steps: readonly Step[], most: number, boards: readonly BoardHead[], context: DrawContext): string {
  const several = new Map(boards.map((board) => [board.name, board]));
  const deeds = byCommit(steps.slice(0, mostDrawn)).slice(0, most);
  return `<ol class="latest">${deeds.map((group) => deed(group, several, context, fewOpen, false)).join('')}</ol>`;
}

/** One commit: who, when, and each record with what became of it. */
function deed(steps: Step[], boards: Map<string, BoardHead> | undefined, context: DrawContext, most: number, marked: boolean): string {
  const [first] = steps;
  if (!first) return '';
  const records = [...Map.groupBy(steps, ({ name }) => name).values()].map((of) => record(of, boards, context, marked));
  const rule = ruleMark(first, context);
  const by = `<p class="by"><b dir="auto">${escapeHtml(actorName(first.actor, context))}</b>${rule === '' ? '' : `<span>${rule}</span>`}${commitMark(first.commit, context)}${momentMark(first.at, context)}</p>`;
  // records of several boards have no name in common
  const named = boards ? undefined : context.boardNamed?.(first.board)?.record;
  const open = records.length > most + 1 ? most : records.length;
  const rest = records.slice(open);
  const more =
    rest.length === 0
      ? ''
      : `<details class="more"><summary>${escapeHtml(sayNamed('more', 'activity.more', named, context.words, { count: rest.length }))}</summary><ul>${rest.join('')}</ul></details>`;
  return `<li class="deed">${avatars([first.actor], context, true)}<div>${by}<ul>${records.slice(0, open).join('')}</ul>${more}</div></li>`;
}

function record(steps: Step[], boards: Map<string, BoardHead> | undefined, context: DrawContext, marked: boolean): string {
  const [step] = steps;
  if (!step) return '';
  const title = escapeHtml(step.title);
  const name =
    step.address === undefined
      ? `<span dir="auto" class="gone">${title}</span>`
      : `<a href="${context.to.record(step.address)}" dir="auto">${title}</a>`;
  const board = boards?.get(step.board);
  const from = board ? `<span class="from" data-c="${board.color}"><i></i>${escapeHtml(context.words.text(board.title))}</span>` : '';
  const lines = steps.flatMap((each) => linesOf(each, context));
  const open = marked || lines.length <= fewTold + 1 ? lines.length : fewTold;
  const pills = lines.slice(0, open).map((line) => `<span class="chg">${line}</span>`);
  const rest = lines.length - open;
  if (rest > 0) pills.push(`<span class="chg">${escapeHtml(context.words.say('history.others', { count: rest }))}</span>`);
  return `<li${marked ? attributes(marksOf(steps)) : ''}>${name}${from}<span class="pills">${pills.join('')}</span></li>`;
}
