import MarkdownIt, { type Token } from 'markdown-it';
import { isAddress } from '../../model/address.ts';

/** What `[[board/slug]]` is shown as, and where it leads; undefined for a name that nobody knows. */
export type FindRecord = (name: string) => { text: string; url?: string } | undefined;

const line = 'rgba(128,128,128,.4)';
/** How each tag looks, in colours that can be read on white and on black. */
const styles: { [type: string]: string } = {
  paragraph_open: 'margin:0 0 16px',
  heading_open: 'margin:24px 0 8px;font-size:18px;line-height:1.3',
  bullet_list_open: 'margin:0 0 16px;padding-left:24px',
  ordered_list_open: 'margin:0 0 16px;padding-left:24px',
  blockquote_open: `margin:0 0 16px;padding-left:12px;border-left:3px solid ${line}`,
  link_open: 'color:#2f7de1',
  table_open: 'margin:0 0 16px;border-collapse:collapse',
  th_open: `text-align:left;padding:6px 10px;border:1px solid ${line}`,
  td_open: `padding:6px 10px;border:1px solid ${line}`,
  hr: `margin:24px 0;border:0;border-top:1px solid ${line}`,
  fence: 'white-space:pre-wrap;font-size:14px',
  code_block: 'white-space:pre-wrap;font-size:14px',
  code_inline: 'font-size:14px',
};

/** The parts of a text in Markdown for a mail: no HTML of the writer, no image, links to the web and to addresses alone, a line break where one is written. */
export function parseMarkdown(markdown: string, find: FindRecord = () => undefined): Token[] {
  const parser = newParser();
  parser.inline.ruler.before('link', 'record', (state, silent) => {
    const match = /^\[\[([^[\]|\n]{1,220})(?:\|([^[\]\n]{1,300}))?\]\]/u.exec(state.src.slice(state.pos, state.pos + 530));
    if (!match) return false;
    const found = find((match[1] ?? '').trim());
    if (!silent) {
      const open = state.push('link_open', 'a', 1);
      open.attrSet('href', found?.url ?? '');
      state.push('text', '', 0).content = match[2]?.trim() || found?.text || (match[1] ?? '').trim();
      state.push('link_close', 'a', -1);
    }
    state.pos += match[0].length;
    return true;
  });
  const tokens = parser.parse(withoutHidden(markdown), {});
  for (const token of tokens) {
    token.info = '';
    if (token.children) token.children = onlySafe(token.children);
    for (const each of [token, ...(token.children ?? [])]) setStyle(each);
  }
  return tokens;
}

/** The same as HTML, in which everything people wrote is text. */
export function htmlOf(tokens: Token[]): string {
  const { renderer, options } = newParser();
  return renderer.render(tokens, options, {});
}

function newParser(): MarkdownIt {
  const parser = new MarkdownIt({ html: false, linkify: true, breaks: true });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  // whether it may stay is decided below, where one that may not leaves its words
  parser.validateLink = () => true;
  return parser;
}

function setStyle(token: Token): void {
  const style = styles[token.type];
  if (style === undefined) return;
  const before = token.attrGet('style');
  token.attrSet('style', before === null ? style : `${style};${before}`);
}

/** Links that lead nowhere from a mail leave their words, and images what they show, as a link where they stand on the web. */
function onlySafe(tokens: Token[]): Token[] {
  const safe: Token[] = [];
  const links: boolean[] = [];
  for (const token of tokens) {
    if (token.type === 'link_open') {
      links.push(isSafe(token.attrGet('href') ?? ''));
      if (links.at(-1)) safe.push(cleanLink(token));
    } else if (token.type === 'link_close') {
      if (links.pop()) safe.push(token);
    } else if (token.type === 'image') safe.push(...imageAsText(token, links.includes(true)));
    else safe.push(token);
  }
  return safe;
}

function cleanLink(token: Token): Token {
  token.attrs = [['href', token.attrGet('href') ?? '']];
  return token;
}

function imageAsText(image: Token, inLink: boolean): Token[] {
  const src = image.attrGet('src') ?? '';
  const text = newToken(image, 'text', '', 0);
  text.content = image.content || (isSafe(src) ? src : '');
  if (inLink || !isSafe(src)) return [text];
  const open = newToken(image, 'link_open', 'a', 1);
  open.attrs = [['href', src]];
  return [open, text, newToken(image, 'link_close', 'a', -1)];
}

function newToken(like: Token, type: string, tag: string, nesting: -1 | 0 | 1): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(like)), like, {
    type,
    tag,
    nesting,
    attrs: null,
    children: null,
    content: '',
    markup: '',
  });
}

function isSafe(href: string): boolean {
  if (/^mailto:/i.test(href)) return isAddress(href.slice(7));
  return /^https?:\/\//i.test(href) && URL.canParse(href);
}

/** Without what no reader sees: control characters but line breaks, the joiner that keeps a name from being a mention, marks that turn the direction of what follows. */
export function withoutHidden(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|[\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
}
