import type { Files } from '../../model/file.ts';
import type { SourceDocument } from './source.ts';

/** The attachments of one record: the name of each in `_files/<slug>/`, by its path in the imported folder. */
export type Attached = Map<string, string>;

const mostBytes = 25 * 1024 * 1024;
const noAttachments = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.gitkeep', '.keep', '.gitattributes', '.gitignore', '.git']);

/** The name of a file among a record's attachments, given at the first call; undefined when there is no such file, or it is too large. */
export function attach(files: Files, path: string, attached: Attached, tooLarge: Set<string>): string | undefined {
  const known = attached.get(path);
  if (known !== undefined) return known;
  const size = path === '' ? undefined : files.size(path);
  if (size === undefined) return undefined;
  if (size > mostBytes) {
    tooLarge.add(path);
    return undefined;
  }
  const name = freeName(
    cleanName(path.slice(path.lastIndexOf('/') + 1)),
    new Set([...attached.values()].map((each) => each.toLowerCase())),
  );
  attached.set(path, name);
  return name;
}

/** The files that belong to a page which stands for its folder: all below it that are no records and in no other such folder. */
export function* filesOfHome(
  files: Files,
  { item: { home } }: SourceDocument,
  sources: ReadonlySet<string>,
  homes: ReadonlySet<string>,
): Generator<string> {
  if (home !== undefined) yield* below(home);

  function* below(folder: string): Generator<string> {
    for (const { name, kind } of files.list(folder)) {
      const path = `${folder}/${name}`;
      if (noAttachments.has(name)) continue;
      if (kind === 'folder' && !homes.has(path) && name !== 'node_modules') yield* below(path);
      else if (kind === 'file' && !sources.has(path)) yield path;
    }
  }
}

function cleanName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, '-')
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  return clean === '' ? 'file' : clean;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${stem}-${n}${ending}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
