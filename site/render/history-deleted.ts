import type { SiteBoard } from '../data.ts';
import type { DeletedRecord } from '../data-history.ts';
import type { DrawContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { actorName, commitMark } from './history-change.ts';
import { momentMark, tray } from './marks.ts';

/** The records of a board that are gone, each with what brings it back. */
export function renderDeleted({ deleted }: Pick<SiteBoard, 'deleted'>, context: DrawContext): string {
  const { words } = context;
  const empty = (message: string) => `<p class="empty lost-list">${escapeHtml(message)}</p>`;
  if (!deleted) return empty(words.say('activity.unknown'));
  if (deleted.length === 0) return empty(words.say('deleted.none'));
  return `<ol class="lost-list">${deleted.map((record) => row(record, context)).join('')}</ol>`;
}

function row({ title, list, actor, at, commit, last, restore }: DeletedRecord, context: DrawContext): string {
  const { words } = context;
  const say = (key: string) => escapeHtml(words.say(key));
  const about = [
    `<span>${tray(list)}<span dir="auto">${escapeHtml(words.text(list.title))}</span></span>`,
    `<span>${escapeHtml(words.say('deleted.by', { author: actorName(actor, context) }))}</span>`,
    commitMark(commit, context),
    momentMark(at, context),
    last === undefined ? '' : `<a href="${escapeHtml(last)}" rel="noopener">${say('deleted.last')}</a>`,
  ];
  const back = restore === undefined ? say('deleted.taken') : `${say('deleted.restore')}<br><code>${escapeHtml(restore)}</code>`;
  return `<li><div><h2 dir="auto">${escapeHtml(title)}</h2><p class="about">${about.join('')}</p></div><p class="back">${back}</p></li>`;
}
