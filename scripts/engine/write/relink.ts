import { boardNames, type Desk, listsOf, readText, recordsIn } from './desk.ts';
import { relinkKeys } from './relink-keys.ts';
import { relinkText } from './relink-text.ts';
import type { Relinking } from './relinking.ts';
import { openRenamings, type Renaming } from './renamings.ts';

/** Rewrites all that names renamed records or their files: links and paths in texts, references in keys, in every record, comment and template. Each is read once; gives the renamings that changed something. */
export function relink(desk: Desk, renamed: readonly Renaming[]): Set<Renaming> {
  const all = new Set<Renaming>();
  const renamings = openRenamings(renamed);
  for (const { path, name } of textFiles(desk)) {
    const read = readText(desk.files, path);
    if ('problem' in read) {
      desk.notes.push(`${path} cannot be read (${read.problem}); its links were not looked at`);
      continue;
    }
    const own = renamings.own(path);
    if (!own && !renamings.areIn(read.text)) continue;
    const relinking: Relinking = { renamings, own: own?.renaming, formerPath: own?.before ?? path, path, used: new Set() };
    const text = relinkText(desk, relinking, relinkKeys(desk, relinking, read.text));
    if (text === read.text) continue;
    desk.files.edit({ kind: 'write', path, text });
    desk.touched.add(name);
    for (const renaming of own ? [...relinking.used, own.renaming] : relinking.used) all.add(renaming);
  }
  return all;
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
