import { markdownToHast } from 'satteri';
import type { Progress } from '../data.ts';
import { allowedAttributes, allowedTags, silentTags, voidTags } from './allowed.ts';
import type { RenderContext } from './context.ts';
import { isBottomless, isOvernested } from './depth.ts';
import { attributes, escapeHtml } from './escape.ts';
import { icon } from './icons.ts';
import { type FindTarget, outsideTarget } from './links.ts';
import { progressLine } from './marks.ts';
import { renderText } from './mentions.ts';

/** Where a text stands: how its links are found, its board (for `[[slug]]`), the highest heading it may have, what its ids begin with (empty: it has none). */
export interface TextPlace {
  find: FindTarget;
  board: string;
  heading: number;
  ids: string;
}

/** A part of a text, as Sätteri hands it over. */
interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: { [name: string]: unknown };
  children?: Node[];
}

interface Drawing extends TextPlace {
  context: RenderContext;
  /** How far headings sink, so that the page keeps one h1. */
  sink: number;
  /** How often each id was wanted. */
  used: Map<string, number>;
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
  const top = highestHeading(root);
  const drawing = { ...place, context, sink: Math.max(0, place.heading - top), used: new Map<string, number>() };
  return drawAll(root.children, drawing, false).trim();
}

/** How many items of task lists a tree holds, and how many are checked. */
function countTasks(node: Node, into: Progress = { done: 0, total: 0 }): Progress {
  if (node.tagName === 'input' && node.properties?.['type'] === 'checkbox') {
    into.total += 1;
    if (node.properties['checked'] === true) into.done += 1;
  }
  for (const child of node.children ?? []) countTasks(child, into);
  return into;
}

function highestHeading(node: Node): number {
  let highest = Number(/^h([1-6])$/.exec(node.tagName ?? '')?.[1] ?? 9);
  for (const child of node.children ?? []) highest = Math.min(highest, highestHeading(child));
  return highest;
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
  const name = /^h[1-6]$/.test(tag) ? `h${Math.min(6, Number(tag[1]) + drawing.sink)}` : tag;
  const open = `<${name}${attributes({ ...keptAttributes(tag, properties), id: idOf(node, tag, properties, drawing), class: classOf(tag, properties) })}>`;
  if (voidTags.has(tag)) return open;
  const inside = drawAll(node.children, drawing, plain || tag === 'code' || tag === 'pre');
  if (tag === 'code' && !plain) return `${open}${keepWhole(inside)}</code>`;
  if (tag === 'table') return `<div class="wide" tabindex="0" role="group">${open}${inside}</table></div>`;
  if (tag === 'pre') return `<pre tabindex="0">${inside}</pre>`;
  return `${isTaskList(node) && !plain ? drawProgress(node, drawing) : ''}${open}${inside}</${name}>`;
}

/** Words of code that a line would be broken in at a hyphen, and that fit a line of a phone. */
const breakable = /(?<![^\s])(?=[^\s<>]*-)[^\s<>]{2,28}(?![^\s])/g;

/** HTML of a piece of code in which `--root` and `record-created` stay on one line; nothing is added to what a person copies. */
function keepWhole(html: string): string {
  return html.includes('<') ? html : html.replace(breakable, '<span class="whole">$&</span>');
}

function isTaskList(node: Node): boolean {
  const classes = node.properties?.['className'];
  return Array.isArray(classes) && classes.includes('contains-task-list');
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
  const kept = { ...keptAttributes('a', properties), id: properties['id'] ? drawing.ids + String(properties['id']) : undefined };
  if (written.startsWith('#')) return `<a${attributes({ href: `#${drawing.ids}${safeDecode(written.slice(1))}`, ...kept })}>${inside}</a>`;
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

function classOf(tag: string, properties: { [name: string]: unknown }): string | undefined {
  const names = Array.isArray(properties['className']) ? properties['className'].map(String) : [];
  if (tag === 'ul' && names.includes('contains-task-list')) return 'check';
  if (tag === 'section' && names.includes('footnotes')) return 'footnotes';
  if (tag === 'code') return names.find((name) => /^language-[\w+#-]{1,30}$/.test(name));
  if (tag === 'td' || tag === 'th') return /^text-align: ?(center|right)$/.exec(String(properties['style'] ?? ''))?.[1];
  return undefined;
}

/** Headings get an id from their words, footnotes keep theirs; each begins with the place's own letters, so that no text can claim another's. */
function idOf(node: Node, tag: string, properties: { [name: string]: unknown }, drawing: Drawing): string | undefined {
  const written = properties['id'];
  const id = typeof written === 'string' ? written : /^h[1-6]$/.test(tag) ? anchorOf(textOf(node)) : '';
  if (id === '' || drawing.ids === '') return undefined;
  const before = drawing.used.get(id) ?? 0;
  drawing.used.set(id, before + 1);
  return drawing.ids + (before === 0 ? id : `${id}-${before}`);
}

function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .trim()
    .replace(/ /g, '-');
}

function textOf(node: Node): string {
  return node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(textOf).join('');
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
