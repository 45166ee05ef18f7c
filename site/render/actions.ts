import type { SiteBoard, SiteRecord } from '../data.ts';
import { encodePath } from './address.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { placeOf } from './github.ts';
import { type IconName, icon } from './icons.ts';
import { headAddress, moreWordsAddress } from './stage.ts';

/** What a browser needs to know of a record to act on it. */
export interface Acted {
  board: string;
  slug: string;
  path: string;
  title: string;
  list: string;
  /** Data of its board, and what the site says in dialogs: addresses. */
  head: string;
  words: string;
}

/** What can be done with a record, at the top of its page's side: what needs scripts shows itself when they run. */
export function renderActions(record: SiteRecord, board: SiteBoard, context: RenderContext): string {
  const { words, site } = context;
  const link = (address: string | undefined, sign: IconName, title: string) =>
    address === undefined
      ? ''
      : `<a${attributes({ class: 'btn line icon', href: address, rel: 'noopener', target: '_blank', title, 'aria-label': title })}>${icon(sign)}</a>`;
  const button = (act: string, sign: IconName, title: string) =>
    `<button${attributes({ type: 'button', class: 'btn line icon later', 'data-act': act, title, 'aria-label': title, hidden: true })}>${icon(sign)}</button>`;
  const move = `<button type="button" class="btn solid later" data-act="move" hidden>${icon('move')}<span>${escapeHtml(words.say('move.title'))}</span></button>`;
  const others = [
    link(placeOf(site.github?.edit, record.path), 'edit', words.say('record.edit')),
    button('comment', 'comment', words.say('links.comment')),
    link(placeOf(site.github?.upload, `records/${record.board}/_files/${record.slug}`), 'file', words.say('links.attach')),
    button('link', 'link', words.say('links.copy')),
  ];
  const note = site.github === undefined ? '' : `<p>${escapeHtml(words.say('links.what'))}</p>`;
  return `<div class="act" role="group"${attributes({ 'aria-label': words.say('links.actions'), 'data-acts': JSON.stringify(actedOn(record, board, context)) })}><div>${move}<span>${others.join('')}</span></div>${note}<p class="vh" role="status"></p></div>`;
}

const composers = new WeakMap<RenderContext, string>();

/** A place below the comments to write one; it shows itself when scripts run. */
export function renderComposer({ board, slug }: SiteRecord, context: RenderContext): string {
  const inside = composers.get(context) ?? composer(context);
  composers.set(context, inside);
  return `<section class="sec compose"${attributes({ id: 'comment', 'data-board': board, 'data-slug': slug })}${inside}`;
}

/** What is the same below every record. */
function composer({ words, people, site }: RenderContext): string {
  const persons = [...people.values()].filter(({ team }) => !team);
  const options = persons.map(({ key, name }) => `<option value="${escapeHtml(key)}">${escapeHtml(name)}</option>`).join('');
  const name = escapeHtml(words.say('links.add_comment'));
  const who = `<label class="as"><span>${escapeHtml(words.say('links.as'))}</span><select name="who"><option value="">${escapeHtml(words.say('filter.who'))}</option>${options}<option value="*">${escapeHtml(words.say('links.somebody'))}</option></select></label><input class="other" name="other" hidden autocapitalize="none" spellcheck="false" placeholder="${escapeHtml(words.say('links.github_name'))}" aria-label="${escapeHtml(words.say('links.github_name'))}">`;
  const known = site.github !== undefined;
  const go = known
    ? `<a class="btn solid" target="_blank" rel="noopener" data-go>${icon('comment')}<span>${escapeHtml(words.say('links.propose_comment'))}</span></a>`
    : `<button type="button" class="btn solid" data-copy>${escapeHtml(words.say('move.copy'))}</button>`;
  const note = known ? words.say('links.comment_what') : words.say('links.comment_command');
  const what = `<p class="what" data-what>${escapeHtml(note)}</p>`;
  const command = known ? '' : '<pre class="command" tabindex="0" data-command></pre>';
  const texts = [
    'form.what',
    'form.long',
    'form.copied',
    'form.copy_failed',
    'form.propose_copy',
    'links.propose_comment',
    'links.comment_what',
  ];
  const more = [
    'links.comment_missing',
    'links.who_missing',
    'links.reply',
    'links.answer_to',
    'links.no_answer',
    'move.copied',
    'value.pair',
  ];
  const here = site.live ? ['links.comment_here', 'links.commented', 'move.undo', 'move.undone'] : [];
  const said = Object.fromEntries([...texts, ...more, ...here].map((key) => [key, words.say(key)]));
  return `${attributes({ 'data-compose': JSON.stringify(said), hidden: true })}><header><h2 id="add-comment">${name}</h2></header><p class="answer" hidden><span></span><button type="button" class="btn icon" title="${escapeHtml(words.say('links.no_answer'))}" aria-label="${escapeHtml(words.say('links.no_answer'))}">${icon('close')}</button></p><textarea name="text" dir="auto" rows="3" aria-labelledby="add-comment"></textarea><p class="trouble" role="alert"></p>${known ? '' : what}${command}<div class="foot">${who}<span class="grow"></span>${go}</div>${known ? what : ''}</section>`;
}

function actedOn({ board, slug, path, title, list }: SiteRecord, of: SiteBoard, { words, to }: RenderContext): Acted {
  const data = (address: string) => to.base + encodePath(address);
  return { board, slug, path, title, list, head: data(headAddress(of)), words: data(moreWordsAddress(words.language)) };
}
