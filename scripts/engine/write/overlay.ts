import type { FileEdit, Files, FolderEntry } from '../../model/file.ts';

/** Files with edits laid over them: later reads see earlier edits, nothing below is touched. `edits` are all of them, to be made in that order. */
export interface Overlay extends Files {
  edits: FileEdit[];
  edit(edit: FileEdit): void;
}

type Held = { text: string } | { bytes: Uint8Array } | { from: string } | undefined;

/** An overlay without edits. */
export function openOverlay(below: Files): Overlay {
  const held = new Map<string, Held>();
  const folders = new Map<string, Map<string, FolderEntry['kind'] | undefined>>();
  const edits: FileEdit[] = [];
  /** Of each path the edits that touch it. */
  const touching = new Map<string, FileEdit[]>();

  const hold = (path: string, content: Held): void => {
    held.set(path, content);
    const [folder, name] = splitPath(path);
    note(folder, name, content ? 'file' : undefined);
    if (!content) return;
    for (let [above, inner] = splitPath(folder); inner !== ''; [above, inner] = splitPath(above)) note(above, inner, 'folder');
  };
  const note = (folder: string, name: string, kind: FolderEntry['kind'] | undefined): void => {
    const entries = folders.get(folder) ?? new Map();
    folders.set(folder, entries.set(name, kind));
  };
  const read = (path: string): Uint8Array | undefined => {
    if (!held.has(path)) return below.read(path);
    const content = held.get(path);
    if (!content) return undefined;
    if ('bytes' in content) return content.bytes;
    return 'text' in content ? new TextEncoder().encode(content.text) : below.read(content.from);
  };
  const size = (path: string): number | undefined => {
    if (!held.has(path)) return below.size(path);
    const content = held.get(path);
    return content && 'from' in content ? below.size(content.from) : read(path)?.length;
  };
  const put = (edit: FileEdit): void => {
    edits.push(edit);
    for (const path of edit.kind === 'move' ? [edit.path, edit.to] : [edit.path]) touching.set(path, [...(touching.get(path) ?? []), edit]);
  };
  const log = (edit: FileEdit): void => {
    const earlier = touching.get(edit.path) ?? [];
    const last = earlier.at(-1);
    if (isContent(edit) && last && isContent(last)) {
      edits[edits.lastIndexOf(last)] = edit;
      touching.set(edit.path, [...earlier.slice(0, -1), edit]);
    } else if (edit.kind === 'move' && last && isContent(last) && earlier.length === 1 && below.size(edit.path) === undefined) {
      edits.splice(edits.lastIndexOf(last), 1);
      touching.delete(edit.path);
      put({ ...last, path: edit.to });
    } else {
      put(edit);
    }
  };
  return {
    edits,
    read,
    size,
    list(folder) {
      const over = folders.get(folder);
      if (!over) return below.list(folder);
      const kinds = new Map<string, FolderEntry['kind'] | undefined>(below.list(folder).map(({ name, kind }) => [name, kind]));
      for (const [name, kind] of over) kinds.set(name, kind);
      const entries = [...kinds].flatMap(([name, kind]) => (kind ? [{ name, kind }] : []));
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    edit(edit) {
      log(edit);
      if (edit.kind === 'write') return hold(edit.path, { text: edit.text });
      if (edit.kind === 'copy') return hold(edit.path, { bytes: edit.bytes });
      if (edit.kind === 'move') hold(edit.to, held.has(edit.path) ? held.get(edit.path) : { from: edit.path });
      hold(edit.path, undefined);
    },
  };
}

/** Whether an edit says all that a file holds behind it, so that what was written there just before need not be. */
function isContent(edit: FileEdit): edit is Extract<FileEdit, { kind: 'write' | 'copy' }> {
  return edit.kind === 'write' || edit.kind === 'copy';
}

function splitPath(path: string): [folder: string, name: string] {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? ['', path] : [path.slice(0, slash), path.slice(slash + 1)];
}
