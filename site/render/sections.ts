import type { SiteRecord } from '../data.ts';
import type { SiteComment, SiteFile } from '../data-record.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { fileSize } from './file-size.ts';
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

/** The picture that stands for a record, leading to itself at full size. */
export function renderCover({ cover }: SiteRecord, { to }: RenderContext): string {
  if (!cover) return '';
  return `<a class="banner" href="${to.file(cover.address)}"><img${attributes({ src: to.file(cover.address), alt: spokenName(cover) })}></a>`;
}

/** The attachments of a record: pictures to look at, then what plays or opens in the page, then the rest by type and size. */
export function renderFiles(record: SiteRecord, context: RenderContext): string {
  const { files } = record;
  if (files.length === 0) return '';
  const { words } = context;
  const opens = files.filter(({ kind }) => kind === 'video' || kind === 'audio' || kind === 'pdf');
  const rest = files.filter((file) => file.kind !== 'image' && !opens.includes(file));
  const group = (name: string, those: SiteFile[], draw: (file: SiteFile) => string) =>
    those.length === 0 ? '' : `<ul class="${name}">${those.map((file) => `<li>${draw(file)}</li>`).join('')}</ul>`;
  const groups = [
    group(
      'files pictures',
      files.filter(({ kind }) => kind === 'image'),
      (file) => renderPicture(file, context),
    ),
    group('files opens', opens, (file) => renderFile(file, context) + renderPlayer(file, context)),
    group('files', rest, (file) => renderFile(file, context)),
  ];
  return `<section class="sec" id="files"><header><h2>${escapeHtml(words.say('files.title'))}</h2><span class="num">${words.number(files.length)}</span></header>${groups.join('')}</section>`;
}

function renderPicture(file: SiteFile, context: RenderContext): string {
  const address = context.to.file(file.address);
  const picture = `<img${attributes({ src: address, alt: spokenName(file), loading: 'lazy', decoding: 'async' })}>`;
  return `<a class="file" href="${address}"><span class="look">${picture}</span>${renderCaption(file, context)}</a>`;
}

function renderFile(file: SiteFile, context: RenderContext): string {
  const mark = `<span class="th" data-c="slate">${icon(icons[file.kind])}</span>`;
  return `<a class="file" href="${context.to.file(file.address)}">${mark}${renderCaption(file, context)}</a>`;
}

function renderCaption({ name, kind, size, defused }: SiteFile, { words }: RenderContext): string {
  const what = [words.say(`files.${kind}`), fileSize(size, words)];
  if (defused) what.push(words.say('files.defused'));
  return `<b dir="auto" title="${escapeHtml(name)}">${escapeHtml(name)}</b><small>${escapeHtml(what.join(', '))}</small>`;
}

/** What plays or opens without leaving the page; nothing of a sound or a PDF is fetched before somebody wants it. */
function renderPlayer(file: SiteFile, { words, to }: RenderContext): string {
  const [src, name] = [to.file(file.address), file.name];
  if (file.kind === 'video')
    return `<video${attributes({ src, controls: true, playsinline: true, preload: 'metadata', 'aria-label': name })}></video>`;
  if (file.kind === 'audio') return `<audio${attributes({ src, controls: true, preload: 'none', 'aria-label': name })}></audio>`;
  const sheet = `<iframe${attributes({ src, title: name, loading: 'lazy' })}></iframe>`;
  return `<details class="here"><summary>${escapeHtml(words.say('files.here'))}<span class="vh">, ${escapeHtml(name)}</span></summary>${sheet}</details>`;
}

/** A file name as words: `harbour-at-dawn.png` is "harbour at dawn". */
function spokenName({ name }: SiteFile): string {
  return name.replace(/\.[^.]+$/, '').replace(/[-_]+/g, ' ') || name;
}

/** Comments are indented so many times; deeper answers stand below each other and say whom they answer. */
const deepest = 3;

interface Said {
  comment: SiteComment;
  depth: number;
  to?: SiteComment;
}

/** The comments of a record, answers below what they answer. */
export function renderComments(record: SiteRecord, context: RenderContext): string {
  if (record.comments.length === 0) return '';
  const { words } = context;
  let html = '';
  let level = -1;
  let count = 0;
  for (const said of inOrder(record.comments)) {
    const depth = Math.min(said.depth, deepest);
    if (depth > level) html += `<ol class="${depth === 0 ? 'thread' : 'thread answers'}">`;
    else html += `</li>${'</ol></li>'.repeat(level - depth)}`;
    html += `<li>${renderComment(said, record, context)}`;
    level = depth;
    count += 1;
  }
  html += `</li>${'</ol></li>'.repeat(level)}</ol>`;
  return `<section class="sec" id="comments"><header><h2>${escapeHtml(words.say('comments.title'))}</h2><span class="num">${words.number(count)}</span></header>${html}</section>`;
}

/** Every comment before its answers; in a loop, since a thread may be as long as people like. */
function* inOrder(comments: SiteComment[]): Generator<Said> {
  const todo: Said[] = comments.map((comment) => ({ comment, depth: 0 })).reverse();
  for (let said = todo.pop(); said; said = todo.pop()) {
    yield said;
    const { comment, depth } = said;
    for (const answer of comment.replies.toReversed()) todo.push({ comment: answer, depth: depth + 1, to: comment });
  }
}

function renderComment({ comment, depth, to }: Said, record: SiteRecord, context: RenderContext): string {
  const { words } = context;
  const { name, color } = personOf(comment.author, context);
  const facts = [
    `<b dir="auto">${escapeHtml(name)}</b>`,
    linkTo(comment, comment.at === '' ? '#' : momentMark(comment.at, context), context),
  ];
  if (to && depth > deepest) {
    const answered = words.say('comments.answers', { name: personOf(to.author, context).name });
    facts.push(`<a href="${hash(to)}">${escapeHtml(answered)}</a>`);
  }
  if (comment.edited) facts.push(`<span>${escapeHtml(words.say('comments.edited'))}</span>`);
  const path = `records/${record.board}/_comments/${record.slug}/${comment.name}.md`;
  const find = linksFrom({ board: record.board, path }, context);
  const text = renderMarkdown(comment.text, context, { find, board: record.board, heading: 4, ids: `c-${comment.name}.` });
  const mark = `<span class="av" data-c="${color}" aria-hidden="true">${escapeHtml(initials(name))}</span>`;
  return `<article class="cm"${attributes({ id: `c-${comment.name}` })}>${mark}<p class="who">${facts.join('')}</p><div class="say prose" dir="auto">${text}</div></article>`;
}

/** When it was said, leading to the comment itself, so that its address can be handed on. */
function linkTo(comment: SiteComment, inside: string, { words }: RenderContext): string {
  return `<a${attributes({ class: 'said', href: hash(comment), title: words.say('comments.link') })}>${inside}</a>`;
}

function hash({ name }: SiteComment): string {
  return escapeHtml(`#c-${encodeURIComponent(name)}`);
}
