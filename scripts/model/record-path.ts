/** Where a record stands, as its path tells; undefined of a comment, a file, a template and whatever else is no record. */
export function readRecordPath(path: string): { board: string; list: string; slug: string } | undefined {
  const [, board, list, slug] = /^records\/([^/]+)\/([^/_][^/]*)\/([^/]+)\.md$/.exec(path) ?? [];
  return board === undefined || list === undefined || slug === undefined ? undefined : { board, list, slug };
}

/** A comment or an attachment, as its path tells: of which record (`board/slug`), and its name, of a comment without `.md`. */
export interface PartPath {
  kind: 'comment' | 'file';
  record: string;
  name: string;
}

/** Reads the path of a comment or an attachment; undefined of everything else. */
export function readPartPath(path: string): PartPath | undefined {
  const [, board, folder, slug, name = ''] = /^records\/([^/]+)\/_(comments|files)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (board === undefined || slug === undefined) return undefined;
  if (folder === 'files') return { kind: 'file', record: `${board}/${slug}`, name };
  return name.endsWith('.md') ? { kind: 'comment', record: `${board}/${slug}`, name: name.slice(0, -'.md'.length) } : undefined;
}
