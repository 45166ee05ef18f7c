import type { SiteData } from '../data.ts';
import type { SiteComment } from '../data-record.ts';
import { escapeHtml } from './escape.ts';
import { classesOf, type Node } from './markdown-node.ts';

/** Knows languages of code and takes it apart; what it finds are spans with a class. */
export interface Highlighter {
  knows(language: string): boolean;
  read(language: string, code: string): Node;
}

/** Characters of code that are coloured in one text; what comes after stays plain. */
export const mostCode = 30_000;

const place = Symbol.for('woad.highlighter');
interface Held {
  load?: () => Promise<Highlighter>;
  ready?: Highlighter;
}

function held(): Held {
  const holder = globalThis as { [place]?: Held };
  holder[place] ??= {};
  return holder[place];
}

/** Says where a highlighter can be had; it is loaded when a text needs it. */
export function offerHighlighter(load: () => Promise<Highlighter>): void {
  held().load ??= load;
}

/** Loads the highlighter when one of the texts holds code that names its language. To be awaited before such texts are drawn. */
export async function prepareHighlighter(texts: Iterable<string>): Promise<void> {
  const mine = held();
  if (mine.ready || !mine.load) return;
  for (const text of texts) {
    if (!text.includes('```') && !text.includes('~~~')) continue;
    if (!/(?:```|~~~)[ \t]*\w/.test(text)) continue;
    mine.ready = await mine.load();
    return;
  }
}

/** All Markdown that a site draws in its records. */
export function* markdownOf({ records }: Pick<SiteData, 'records'>): Generator<string> {
  for (const { body, comments, properties } of records) {
    yield body;
    for (const { display } of properties) if (display.as === 'markdown') yield display.markdown;
    if (comments.length > 0) yield* saidIn(comments);
  }
}

function* saidIn(comments: SiteComment[]): Generator<string> {
  const todo = [...comments];
  for (let next = todo.pop(); next; next = todo.pop()) {
    yield next.text;
    todo.push(...next.replies);
  }
}

/** A line that long is no code that anybody reads, and some grammars take time that grows with its square. */
const tooLong = /[^\n]{500}/;

/** Code as HTML with what its parts are as classes; undefined when the language is unknown or the highlighter was not prepared. */
export function highlight(code: string, language: string): string | undefined {
  const { ready } = held();
  return ready?.knows(language) && !tooLong.test(code) ? draw(ready.read(language, code)) : undefined;
}

/** What parts of code are called by highlighters, and the class that colours them: no other class gets into a page. */
const kinds: { [name: string]: string } = {
  'hljs-comment': 'hl-c',
  'hljs-quote': 'hl-c',
  'hljs-keyword': 'hl-k',
  'hljs-selector-tag': 'hl-k',
  'hljs-doctag': 'hl-k',
  'hljs-string': 'hl-s',
  'hljs-regexp': 'hl-s',
  'hljs-code': 'hl-s',
  'hljs-number': 'hl-n',
  'hljs-literal': 'hl-n',
  'hljs-symbol': 'hl-n',
  'hljs-bullet': 'hl-n',
  'hljs-link': 'hl-n',
  'hljs-title': 'hl-f',
  'hljs-section': 'hl-f',
  'hljs-name': 'hl-f',
  'hljs-built_in': 'hl-f',
  'hljs-type': 'hl-t',
  'hljs-attr': 'hl-t',
  'hljs-attribute': 'hl-t',
  'hljs-property': 'hl-t',
  'hljs-variable': 'hl-v',
  'hljs-template-variable': 'hl-v',
  'hljs-selector-class': 'hl-v',
  'hljs-selector-id': 'hl-v',
  'hljs-meta': 'hl-c',
  'hljs-addition': 'hl-i',
  'hljs-deletion': 'hl-d',
};

function draw(node: Node): string {
  if (node.type === 'text') return escapeHtml(node.value ?? '');
  let inside = '';
  for (const child of node.children ?? []) inside += draw(child);
  const kind = classesOf(node).map((name) => kinds[name]);
  const known = kind.find((name) => name !== undefined);
  return known === undefined ? inside : `<span class="${known}">${inside}</span>`;
}
