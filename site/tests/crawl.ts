import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A tag of a page with its attributes, references read. */
interface Tag {
  name: string;
  attributes: Map<string, string>;
}

/** A built site: its files by address below the base, not encoded; and where it stands. */
export interface Built {
  files: ReadonlyMap<string, string>;
  base: string;
  origin: string;
}

const texts = /\.(html|css|js|json|xml|ics|csv|svg|txt|webmanifest)$/;
const references: { [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads every file of a built site; of those that are no text only their names, with their size as what they hold. */
export function readBuilt(dist: string, base: string, origin: string): Built {
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name).slice(dist.length + 1)] : [],
  );
  const held = (path: string) => readFileSync(join(dist, path), texts.test(path) ? 'utf8' : 'latin1');
  return { files: new Map(paths.map((path) => [path.normalize('NFC'), held(path)])), base, origin };
}

/** A text without `&amp;` and its like. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(x?)([0-9a-f]+)|([a-z]+));/gi, (whole, hex: string, code: string | undefined, name: string) =>
    code === undefined ? (references[name] ?? whole) : String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
  );
}

/** Every tag of a page, in its order. */
export function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi)].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    attributes: new Map(
      [...rest.matchAll(/([^\s=/"'>]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map(([, key = '', double, single, bare]) => [
        key.toLowerCase(),
        unescapeHtml(double ?? single ?? bare ?? ''),
      ]),
    ),
  }));
}

const addressed = new Set(['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite']);

/** The addresses that a page names: in links, pictures, forms, feeds, and in what it hands to scripts. */
export function addressesInPage(html: string, { base, origin }: Built): string[] {
  return tagsOf(html).flatMap(({ name, attributes }) => {
    const isRefresh = attributes.get('http-equiv') === 'refresh';
    return [...attributes].flatMap(([key, value]) => {
      if (addressed.has(key) && name !== 'svg') return [value];
      if (key === 'srcset') return value.split(',').map((part) => part.trim().split(/\s+/)[0] ?? '');
      if (key === 'content' && isRefresh) return [value.replace(/^.*url=/i, '')];
      if (key === 'data-config') return attributes.get('id') === 'stage' ? addressesOfStage(value) : [];
      if (key === 'data-base') return [];
      return value.startsWith(base) || value.startsWith(`${origin}/`) ? [value] : [];
    });
  });
}

function addressesOfStage(config: string): string[] {
  const { base, words, moreWords, people, boards, whole, only } = JSON.parse(config) as {
    base: string;
    words: string;
    moreWords: string;
    people: string;
    boards: { head: string; lists: string[] }[];
    whole?: string;
    only?: string;
  };
  const data = [
    words,
    moreWords,
    people,
    ...boards.flatMap(({ head, lists }) => [head, ...lists]),
    ...(whole ? [whole] : []),
    ...(only ? [only] : []),
  ];
  return data.map((address) => base + address);
}

/** The addresses that a file names which is no page; those of style sheets and scripts also where they begin beside them. */
export function addressesInFile(path: string, text: string, built: Built): string[] {
  const { base, origin } = built;
  const isOwn = (value: string) => value.startsWith(base) || value.startsWith(`${origin}/`);
  if (path.endsWith('.css'))
    return [...text.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].flatMap(([, url = '']) => (url.startsWith('#') ? [] : [url]));
  if (path.endsWith('.js')) {
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g)].map(([, url = '']) => url);
    return [...imports, ...[...text.matchAll(/["'`]([^"'`\s]+)["'`]/g)].map(([, each = '']) => each).filter(isOwn)];
  }
  if (path.endsWith('.json')) return textsIn(JSON.parse(text)).filter(isOwn);
  if (path.endsWith('.ics')) return [...text.replace(/\r\n[ \t]/g, '').matchAll(/^URL:(.*)\r$/gm)].map(([, url = '']) => url);
  if (path.endsWith('.xml')) {
    const named = [...text.matchAll(/<(?:loc|uri|logo|icon)>([^<]*)</g)].map(([, url = '']) => unescapeHtml(url));
    const inside = unescapeHtml(text);
    return [
      ...named,
      ...[...text.matchAll(/\b(?:href|src)="([^"]*)"/g), ...inside.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, url = '']) =>
        unescapeHtml(url),
      ),
    ];
  }
  return [];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Where an address leads, from a file: a file of the site and a place in it; or what is wrong with it; undefined for other sites. */
export function follow(address: string, from: string, built: Built): { path: string; fragment: string } | { wrong: string } | undefined {
  const { files, base, origin } = built;
  const here = `${origin}${base}${from.split('/').map(encodeURIComponent).join('/')}`;
  if (!URL.canParse(address, here)) return { wrong: 'cannot be read' };
  const url = new URL(address, here);
  if (url.origin !== origin) return undefined;
  if (!url.pathname.startsWith(base)) return { wrong: 'leaves the base' };
  let path = '';
  let fragment = '';
  try {
    path = decodeURIComponent(url.pathname.slice(base.length)).normalize('NFC');
    fragment = decodeURIComponent(url.hash.slice(1));
  } catch {
    return { wrong: 'is not encoded well' };
  }
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) return { wrong: 'leads to nothing' };
  return { path: file, fragment };
}
