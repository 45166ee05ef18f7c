import type { SiteComment, SiteFile, SiteRecord } from '../data.ts';
import { countComments } from './card.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { type IconName, icon } from './icons.ts';
import { linksFrom } from './links.ts';
import { renderMarkdown } from './markdown.ts';
import { initials, momentMark, personOf } from './marks.ts';

const icons: { [kind in SiteFile['kind']]: IconName } = {
  image: 'image',
  video: 'media',
  audio: 'media',
  pdf: 'docs',
  text: 'docs',
  archive: 'archive',
  other: 'file',
};

/** The attachments of a record, each with its size and type. */
export function renderFiles(record: SiteRecord, context: RenderContext): string {
  if (record.files.length === 0) return '';
  const { words } = context;
  const files = record.files.map((file) => `<li>${renderFile(file, context)}</li>`).join('');
  return `<section class="sec" id="files"><header><h2>${escapeHtml(words.say('files.title'))}</h2><span class="num">${words.number(record.files.length)}</span></header><ul class="files">${files}</ul></section>`;
}

function renderFile(file: SiteFile, { words, to }: RenderContext): string {
  const what = [words.say(`files.${file.kind}`), words.bytes(file.size)];
  if (file.defused) what.push(words.say('files.defused'));
  const mark =
    file.kind === 'image'
      ? `<img${attributes({ class: 'th', src: to.file(file.address), alt: '', loading: 'lazy', width: 40, height: 40 })}>`
      : `<span class="th" data-c="slate">${icon(icons[file.kind])}</span>`;
  return `<a class="file" href="${to.file(file.address)}">${mark}<b dir="auto">${escapeHtml(file.name)}</b><small>${escapeHtml(what.join(', '))}</small></a>`;
}

/** The comments of a record, answers below what they answer. */
export function renderComments(record: SiteRecord, context: RenderContext): string {
  if (record.comments.length === 0) return '';
  const { words } = context;
  const count = countComments(record);
  return `<section class="sec" id="comments"><header><h2>${escapeHtml(words.say('comments.title'))}</h2><span class="num">${words.number(count)}</span></header>${thread(record.comments, record, context, 0)}</section>`;
}

const deepestThread = 20;

function thread(comments: SiteComment[], record: SiteRecord, context: RenderContext, depth: number): string {
  const items = comments.map((comment) => {
    const answers = comment.replies.length === 0 ? '' : thread(comment.replies, record, context, depth + 1);
    return depth < deepestThread
      ? `<li>${renderComment(comment, record, context)}${answers}</li>`
      : `<li>${renderComment(comment, record, context)}</li>${answers}`;
  });
  return depth <= deepestThread ? `<ol class="${depth === 0 ? 'thread' : 'thread answers'}">${items.join('')}</ol>` : items.join('');
}

function renderComment(comment: SiteComment, record: SiteRecord, context: RenderContext): string {
  const { words } = context;
  const { name, color } = personOf(comment.author, context);
  const when = comment.at === '' ? '' : momentMark(comment.at, context);
  const edited = comment.edited ? `<span>${escapeHtml(words.say('comments.edited'))}</span>` : '';
  const path = `records/${record.board}/_comments/${record.slug}/${comment.name}.md`;
  const find = linksFrom({ board: record.board, path }, context);
  const text = renderMarkdown(comment.text, context, { find, board: record.board, heading: 4, ids: '' });
  return `<article class="cm"${attributes({ id: `comment-${comment.name}` })}><span class="av" data-c="${color}" aria-hidden="true">${escapeHtml(initials(name))}</span><p class="who"><b dir="auto">${escapeHtml(name)}</b>${when}${edited}</p><div class="say prose" dir="auto">${text}</div></article>`;
}
