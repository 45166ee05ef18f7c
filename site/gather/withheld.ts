import type { BoardView } from './tools.ts';

/** A text without the names of records and files that the audience must not see: `[[board/slug]]` becomes `[[?]]` or its label, a path leads nowhere. */
export function withoutWithheld(
  text: string,
  board: string,
  view: Pick<BoardView, 'isWithheld' | 'hidden' | 'secretFiles'>,
  fullName: (reference: string, board: string) => string,
  nowNamed: (name: string) => string,
): string {
  return withoutNames(withoutPaths(text, view), board, view, fullName, nowNamed);
}

function withoutNames(
  text: string,
  board: string,
  { isWithheld }: Pick<BoardView, 'isWithheld'>,
  fullName: (reference: string, board: string) => string,
  nowNamed: (name: string) => string,
): string {
  if (!text.includes('[[')) return text;
  return text.replace(/\[\[([^[\]|\n]{1,220})(?:\|([^[\]\n]{1,300}))?\]\]/g, (whole, target: string, label?: string) => {
    const name = fullName(target.trim(), board);
    if (isWithheld(name)) return label ?? '[[?]]';
    const now = nowNamed(name);
    return now === name ? whole : `[[${now}${label === undefined ? '' : `|${label}`}]]`;
  });
}

/** Where `[text](path)`, `![](path)` and `[name]: path` lead. */
const paths = /(\]\([ \t]*|\]:[ \t]*)(?:<([^<>\n]{1,2000})>|([^\s()<>]{1,2000}))/g;

function withoutPaths(text: string, { hidden, secretFiles }: Pick<BoardView, 'hidden' | 'secretFiles'>): string {
  if (hidden.size + secretFiles.size === 0 || !/\]\(|\]:/.test(text)) return text;
  const files = new Set([...secretFiles].map(fromFiles));
  return text.replace(paths, (whole, before: string, pointed?: string, bare?: string) => {
    const path = readable(pointed ?? bare ?? '');
    const parts = path.split('/');
    const outside = /^[a-z][a-z0-9+.-]*:/i.test(path);
    const leads = parts.some((part, index) => hidden.has(part) && (!outside || parts[index - 1] === 'records'));
    return leads || files.has(fromFiles(path)) ? `${before}#` : whole;
  });
}

/** `_files/slug/name` of a path, however it was written before that. */
function fromFiles(path: string): string {
  const at = path.lastIndexOf('_files/');
  return at < 0 ? path : path.slice(at);
}

function readable(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}
