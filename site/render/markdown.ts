import { markdownToHast } from 'satteri';
import { alertOf, drawAlert } from './alerts.ts';
import { allowedAttributes, allowedTags, silentTags, voidTags } from './allowed.ts';
import type { RenderContext } from './context.ts';
import { isBottomless, isOvernested } from './depth.ts';
import { attributes, escapeHtml } from './escape.ts';
import { highlight, mostCode } from './highlight.ts';
import { icon } from './icons.ts';
import { type FindTarget, outsideTarget } from './links.ts';
import { addressOfId, claimId, type TextIds } from './markdown-ids.ts';
import { classesOf, countTasks, highestHeading, isFootnotes, levelOf, type Node, textOf } from './markdown-node.ts';
import { progressLine } from './marks.ts';
import { renderText } from './mentions.ts';

/** Where a text stands: how its links are found, its board (for `[[slug]]`), the highest heading it may have, what its ids begin with (empty: it has none). */
export interface TextPlace {
  find: FindTarget;
  board: string;
  heading: number;
  ids: string;
}

interface Drawing extends TextPlace {
  context: RenderContext;
  /** How far headings sink, so that the page keeps one h1. */
  sink: number;
  claimed: TextIds;
  /** Of code that may still be coloured, in characters. */
  codeLeft: number;
}

/** Markdown (GitHub flavour) as HTML that holds only allowed tags and attributes: it is written anew from the tree, nothing is passed through. */
export function renderMarkdown(
  markdown: string,
  context: RenderContext,
  place: TextPlace = { find: outsideTarget, board: '', heading: 2, ids: 'text-' },
): string {
  if (isBottomless(markdown)) return `<pre class="raw" tabindex="0">${escapeHtml(markdown)}</pre>`;
  const root: Node = markdownToHast(markdown, {
    features: {
      frontmatter: false,
      rawHtml: markdown.includes('<') && !isOvernested(markdown),
      gfm: { footnotes: { label: context.words.say('text.footnotes') } },
    },
  });
  const drawing: Drawing = {
    ...place,
    context,
    sink: Math.max(0, place.heading - highestHeading(root)),
    claimed: { prefix: place.ids, taken: new Set() },
    codeLeft: mostCode,
  };
  let html = '';
  for (const node of root.children ?? []) {
    const alert = alertOf(node);
    html += alert ? drawAlert(alert, drawAll(alert.rest, drawing, false), context.words) : draw(node, drawing, false);
  }
  return html.trim();
}

function drawAll(nodes: Node[] | undefined, drawing: Drawing, plain: boolean): string {
  let html = '';
  for (const node of nodes ?? []) html += draw(node, drawing, plain);
  return html;
}

/** `plain`: inside code or a link, where names and mentions stay as written. */
function draw(node: Node, drawing: Drawing, plain: boolean): string {
  if (node.type === 'text') return plain ? escapeHtml(node.value ?? '') : renderText(node.value ?? '', drawing.board, drawing.context);
  if (node.type === 'raw') return escapeHtml(node.value ?? '');
  const tag = node.tagName ?? '';
  if (node.type !== 'element' || silentTags.has(tag)) return '';
  const properties = node.properties ?? {};
  if (tag === 'a') return drawLink(node, properties, drawing, plain);
  if (tag === 'img') return drawImage(properties, drawing);
  if (tag === 'input') return drawBox(properties, drawing);
  if (!allowedTags.has(tag)) return drawAll(node.children, drawing, plain);
  const id = claimId(node, drawing.claimed);
  const level = levelOf(tag);
  if (level !== undefined) return drawHeading(node, level, id, drawing, plain);
  if (isFootnotes(node)) return drawFootnotes(node, drawing);
  const bare = Object.keys(properties).length === 0;
  const open = bare ? `<${tag}>` : `<${tag}${attributes({ ...keptAttributes(tag, properties), id, class: classOf(node, tag) })}>`;
  if (voidTags.has(tag)) return open;
  if (tag === 'pre') return drawPre(node, drawing);
  const inside = drawAll(node.children, drawing, plain || tag === 'code');
  if (tag === 'code' && !plain) return `${open}${keepWhole(inside)}</code>`;
  if (tag === 'table') return `<div class="wide" tabindex="0" role="group">${open}${inside}</table></div>`;
  return `${isTaskList(node) && !plain ? drawProgress(node, drawing) : ''}${open}${inside}</${tag}>`;
}

/** A heading leads to itself, so that its address can be copied; one that holds a link gets its own beside. */
function drawHeading(node: Node, level: number, id: string | undefined, drawing: Drawing, plain: boolean): string {
  const tag = `h${Math.min(6, level + drawing.sink)}`;
  const inside = drawAll(node.children, drawing, plain);
  const open = `<${tag}${attributes({ id })}>`;
  if (id === undefined || plain) return `${open}${inside}</${tag}>`;
  if (!inside.includes('<a ')) return `${open}<a${attributes({ class: 'self', href: `#${id}` })}>${inside}</a></${tag}>`;
  return `${open}${inside}<a${attributes({ class: 'self', href: `#${id}`, 'aria-label': textOf(node) })}></a></${tag}>`;
}

/** Code; coloured where its language is known and the text has not had too much of it. */
function drawPre(node: Node, drawing: Drawing): string {
  const code = node.children?.find(({ tagName }) => tagName === 'code');
  const language = code && languageOf(code);
  if (!code || language === undefined) return `<pre tabindex="0">${drawAll(node.children, drawing, true)}</pre>`;
  const text = textOf(code);
  const colored = text.length <= drawing.codeLeft ? highlight(text, language.slice('language-'.length).toLowerCase()) : undefined;
  if (colored !== undefined) drawing.codeLeft -= text.length;
  return `<pre tabindex="0"><code class="${escapeHtml(language)}">${colored ?? escapeHtml(text)}</code></pre>`;
}

function languageOf(code: Node): string | undefined {
  return classesOf(code).find((name) => /^language-[\w+#-]{1,30}$/.test(name));
}

/** The notes at the foot, below a heading that the parser took from the page's language. */
function drawFootnotes(node: Node, drawing: Drawing): string {
  const [heading, ...notes] = (node.children ?? []).filter(({ type }) => type === 'element');
  const level = `h${Math.min(6, drawing.heading)}`;
  return `<section class="footnotes"><${level} class="foot">${escapeHtml(heading ? textOf(heading) : '')}</${level}>${drawAll(notes, drawing, false)}</section>`;
}

/** Words of code that a line would be broken in at a hyphen, and that fit a line of a phone. */
const breakable = /(?<![^\s])(?=[^\s<>]*-)[^\s<>]{2,28}(?![^\s])/g;

/** HTML of a piece of code in which `--root` and `record-created` stay on one line; nothing is added to what a person copies. */
function keepWhole(html: string): string {
  return html.includes('<') ? html : html.replace(breakable, '<span class="whole">$&</span>');
}

function isTaskList(node: Node): boolean {
  return classesOf(node).includes('contains-task-list');
}

function drawProgress(node: Node, { context: { words } }: Drawing): string {
  const { done, total } = countTasks(node);
  const label = words.say('checklist.progress', { done, total });
  return `<p class="steps"><span class="num">${escapeHtml(label)}</span>${progressLine(done, total, words.say('checklist.name'))}</p>`;
}

function drawBox(properties: { [name: string]: unknown }, { context: { words } }: Drawing): string {
  if (properties['type'] !== 'checkbox') return '';
  const done = properties['checked'] === true;
  return `<span class="${done ? 'box on' : 'box'}">${done ? icon('check') : ''}<span class="vh">${escapeHtml(words.say(done ? 'checklist.done' : 'checklist.open'))}</span></span>`;
}

function drawLink(node: Node, properties: { [name: string]: unknown }, drawing: Drawing, plain: boolean): string {
  const inside = drawAll(node.children, drawing, true);
  const written = String(properties['href'] ?? '');
  if (plain || written === '') return inside;
  const kept = { ...keptAttributes('a', properties), id: claimId(node, drawing.claimed) };
  if (written.startsWith('#')) {
    if (drawing.ids === '') return inside;
    return `<a${attributes({ href: addressOfId(written, drawing.claimed), ...kept, ...footnoteWords(properties, drawing) })}>${inside}</a>`;
  }
  const target = drawing.find(written);
  if (!target) return `<span class="lost">${inside}</span>`;
  return `<a${attributes({ href: target.address, rel: target.outside ? 'nofollow noopener' : undefined, ...kept })}>${inside}</a>`;
}

function drawImage(properties: { [name: string]: unknown }, drawing: Drawing): string {
  const alt = String(properties['alt'] ?? '');
  const target = drawing.find(String(properties['src'] ?? ''));
  if (!target) return alt === '' ? '' : `<span class="lost">${escapeHtml(alt)}</span>`;
  if (target.file?.kind === 'image' && !target.file.defused) return `<img${attributes({ src: target.address, alt, loading: 'lazy' })}>`;
  return `<a${attributes({ href: target.address, rel: target.outside ? 'nofollow noopener' : undefined })}>${escapeHtml(alt || target.file?.name || target.address)}</a>`;
}

function keptAttributes(tag: string, properties: { [name: string]: unknown }): { [name: string]: string | boolean } {
  const kept: { [name: string]: string | boolean } = {};
  for (const [property, pattern] of Object.entries(allowedAttributes[tag] ?? {})) {
    const value = properties[property];
    if (value === undefined || value === null || value === false || !pattern.test(String(value))) continue;
    kept[property === 'ariaLabel' ? 'aria-label' : property.toLowerCase()] = value === true ? true : String(value);
  }
  return kept;
}

function classOf(node: Node, tag: string): string | undefined {
  if (tag === 'ul' && isTaskList(node)) return 'check';
  if (tag === 'code') return languageOf(node);
  if (tag === 'td' || tag === 'th') return /^text-align: ?(center|right)$/.exec(String(node.properties?.['style'] ?? ''))?.[1];
  return undefined;
}

/** What a screen reader says of the small numbers and arrows that lead to a footnote and back. */
function footnoteWords(properties: { [name: string]: unknown }, { context: { words } }: Drawing): { [name: string]: string } {
  const number = /\d+/.exec(String(properties['ariaLabel'] ?? ''))?.[0] ?? '';
  if (properties['dataFootnoteBackref'] !== undefined) return { class: 'back', 'aria-label': words.say('text.footnote_back', { number }) };
  return properties['dataFootnoteRef'] === undefined ? {} : { class: 'fn', title: words.say('text.footnotes') };
}
