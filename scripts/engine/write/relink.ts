import { boardNames, type Desk, listsOf, readText, recordsIn } from './desk.ts';
import { relinkKeys } from './relink-keys.ts';
import { relinkText } from './relink-text.ts';
import type { Relinking, Renaming } from './relinking.ts';

/** Rewrites all that names a renamed record or its files: links and paths in texts, references in keys, in every record, comment and template. */
export function relink(desk: Desk, renaming: Renaming): void {
  const { from, to } = renaming;
  const movedPath = (path: string): string | undefined => {
    const record = new RegExp(`^records/${escapePattern(from.board)}/[^/_][^/]*/${escapePattern(from.slug)}\\.md$`);
    if (record.test(path)) return renaming.newPath;
    for (const kind of ['_files', '_comments']) {
      const folder = `records/${from.board}/${kind}/${from.slug}/`;
      if (path.startsWith(folder)) return `records/${to.board}/${kind}/${to.slug}/${path.slice(folder.length)}`;
    }
    return undefined;
  };
  const formerPath = (path: string): string => {
    if (path === renaming.newPath) return renaming.oldPath;
    const folder = `records/${to.board}/_comments/${to.slug}/`;
    return path.startsWith(folder) ? `records/${from.board}/_comments/${from.slug}/${path.slice(folder.length)}` : path;
  };
  for (const { path, name } of textFiles(desk)) {
    const read = readText(desk.files, path);
    if ('problem' in read) {
      desk.notes.push(`${path} cannot be read (${read.problem}); its links were not looked at`);
      continue;
    }
    const relinking: Relinking = { ...renaming, formerPath: formerPath(path), path, movedPath };
    const isOwn = relinking.formerPath !== path;
    if (!isOwn && !read.text.includes(from.slug) && !read.text.includes(encodeURIComponent(from.slug))) continue;
    const text = relinkText(desk, relinking, relinkKeys(desk, relinking, read.text));
    if (text === read.text) continue;
    desk.files.edit({ kind: 'write', path, text });
    desk.touched.add(name);
  }
}

/** Every text of the tracker that may name a record, with the record it belongs to. */
function* textFiles({ files }: Desk): Generator<{ path: string; name: string }> {
  for (const board of boardNames(files)) {
    for (const list of listsOf(files, board)) yield* recordsIn(files, board, list);
    for (const { name: slug, kind } of files.list(`records/${board}/_comments`)) {
      if (kind !== 'folder') continue;
      for (const { path } of recordsIn(files, board, `_comments/${slug}`)) yield { path, name: `${board}/${slug}` };
    }
    yield* recordsIn(files, board, '_templates').map(({ path }) => ({ path, name: path }));
  }
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
