import type { Files, FolderEntry } from '../model/file.ts';

/** A tracker's files held in memory, by path from the root with "/"; text is UTF-8. What tests and previews read from. */
export function openMemory(files: { [path: string]: string | Uint8Array }): Files {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? new TextEncoder().encode(content) : content]),
  );
  return {
    list(folder) {
      const start = folder === '' || folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`;
      const kinds = new Map<string, FolderEntry['kind']>();
      for (const path of bytes.keys()) {
        if (!path.startsWith(start)) continue;
        const [name = '', ...below] = path.slice(start.length).split('/');
        kinds.set(name, below.length > 0 ? 'folder' : 'file');
      }
      return [...kinds].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    read: (path) => bytes.get(path),
    size: (path) => bytes.get(path)?.length,
  };
}
