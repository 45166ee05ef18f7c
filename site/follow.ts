import type { FolderWatch } from '../scripts/model/folder-watch.ts';

/** The folders of a tracker, each watched by itself. */
export interface Following {
  /** Begins to watch the folders that came; what changes before it returns is either there to be read, or told. */
  catchUp(): void;
  stop(): void;
}

const followed = new Set(['records', 'lists', 'automations', 'workspace.yml']);

/**
 * Follows the files that make a tracker. Folders are watched, never files: a file that is replaced stays followed, and no change of
 * one hides behind another. A folder is watched before it is listed, so what comes into it is found by the one or by the other.
 */
export function followFolders(disk: FolderWatch, changed: () => void): Following {
  const watched = new Map<string, () => void>();

  const leave = (folder: string): void => {
    if (!watched.has(folder)) return;
    for (const [path, stop] of watched) {
      if (path !== folder && !path.startsWith(`${folder}/`)) continue;
      stop();
      watched.delete(path);
    }
  };

  const visit = (folder: string): void => {
    const below = (name: string) => (folder === '' ? name : `${folder}/${name}`);
    const isOurs = (name: string) => folder !== '' || followed.has(name);
    if (!watched.has(folder)) {
      const stop = disk.watch(folder, ({ name, moved }) => {
        if (name !== undefined && !isOurs(name)) return;
        // another folder may stand at that path by now: what watched the old one would hear nothing of it
        if (name === undefined) leave(folder);
        else if (moved) leave(below(name));
        changed();
      });
      if (!stop) return;
      watched.set(folder, stop);
    }
    for (const { name, kind } of disk.list(folder)) if (kind === 'folder' && isOurs(name)) visit(below(name));
  };

  return {
    catchUp: () => visit(''),
    stop() {
      for (const stop of watched.values()) stop();
      watched.clear();
    },
  };
}
