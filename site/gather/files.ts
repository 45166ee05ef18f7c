import type { Attachment } from '../../scripts/model/record.ts';
import type { SiteFile } from '../data-record.ts';
import { safePart } from './addresses.ts';

const kinds: { [kind in Exclude<SiteFile['kind'], 'other'>]: string } = {
  image: 'png jpg jpeg gif webp avif svg bmp ico',
  video: 'mp4 webm mov m4v',
  audio: 'mp3 ogg oga wav m4a flac opus',
  pdf: 'pdf',
  text: 'txt md csv tsv log json yml yaml ts js css py rs go sh sql toml ini',
  archive: 'zip gz tgz tar xz 7z rar bz2',
};
const kindOf = new Map(
  Object.entries(kinds).flatMap(([kind, endings]) =>
    endings.split(' ').map((ending): [string, SiteFile['kind']] => [ending, kind as SiteFile['kind']]),
  ),
);

/** What a browser runs scripts in when it opens it; these are handed out as plain text. */
const active = new Set([
  'html',
  'htm',
  'xhtml',
  'xht',
  'shtml',
  'xml',
  'xsl',
  'xslt',
  'mht',
  'mhtml',
  'svgz',
  'hta',
  'rdf',
  'atom',
  'rss',
  'js',
  'mjs',
  'wasm',
  'webmanifest',
  'appcache',
  'manifest',
]);

/** Marks of a drawing that could do more than be looked at. */
const lively =
  /<(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|handler|listener|set|animate\w*|audio|video|link|meta|base)\b|[\s"'/]on\w+\s*=|<!ENTITY|<!DOCTYPE[^>]*\[|<\?xml-stylesheet|javascript:|@import|image-set\(|url\(\s*["']?\s*(?!#)/i;

/** An attachment as the site hands it out. `read` gives its bytes; only drawings are looked into. */
export function siteFile(
  { path, name, size }: Attachment,
  board: string,
  slug: string,
  read: (path: string) => Uint8Array | undefined,
): SiteFile {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const defused = active.has(ending) || (ending === 'svg' && isLively(read(path)));
  const address = [board, slug, defused ? `${name}.txt` : name].map(safePart).join('/');
  return { path, name, size, address, defused, kind: defused ? 'text' : (kindOf.get(ending) ?? 'other') };
}

function isLively(bytes: Uint8Array | undefined): boolean {
  if (!bytes) return true;
  const text = withoutReferences(new TextDecoder().decode(bytes));
  // a backslash writes letters of a style otherwise: u\72l(
  if (/[\0\\]/.test(text) || lively.test(text)) return true;
  const links = text.matchAll(/(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*))/gi);
  return [...links].some(
    ([, double, single, bare]) => !/^(#|data:image\/(png|jpeg|gif|webp);)/.test((double ?? single ?? bare ?? '').trim()),
  );
}

/** `&#117;rl(` as a browser reads it; named ones stand for marks only. */
function withoutReferences(text: string): string {
  return text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (whole, hex: string | undefined, digits: string | undefined) => {
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}
