import { matchesGlob } from 'node:path';
import type { Files } from '../model/file.ts';
import type { Importer, ImportItem } from '../model/importer.ts';

const passedOver = new Set(['.git', 'node_modules']);
const standsForFolder = /^(readme|index)$/i;

export default {
  summary: 'Any folder of Markdown files, with frontmatter or without.',
  find(files, { folder, match = '**/*.{md,markdown}' }) {
    const items: ImportItem[] = [];
    const notes: string[] = [];
    for (const { path, kind } of walk(files, '')) {
      if (!matchesGlob(path, match)) continue;
      if (kind === 'link') notes.push(`${path} is a link; only regular files are imported`);
      else if (kind === 'file') items.push(itemAt(path, folder));
    }
    return { items, notes };
  },
} satisfies Importer;

function* walk(files: Files, folder: string): Generator<{ path: string; kind: 'file' | 'link' }> {
  for (const { name, kind } of files.list(folder)) {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (kind === 'file' || kind === 'link') yield { path, kind };
    else if (kind === 'folder' && !passedOver.has(name)) yield* walk(files, path);
  }
}

/** A file called README or index takes the name of its folder, and the files beside it. */
function itemAt(source: string, top: string): ImportItem {
  const parts = source.split('/');
  const name = (parts.pop() ?? '').replace(/\.[^.]+$/, '');
  if (!standsForFolder.test(name)) return { source, name };
  const parent = parts.at(-1);
  return parent === undefined ? { source, name: top } : { source, name: parent, home: parts.join('/') };
}
