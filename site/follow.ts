import type { FolderWatch } from '../scripts/model/folder-watch.ts';

/** The folders of a tracker, each watched by itself. */
export interface Following {
  /** Begins to watch the folders that came; what changes before it returns is either there to be read, or told. */
  catchUp(): void;
  stop(): void;
}

const followed = new Set(['records', 'lists', 'automations', 'workspace.yml']);

/**
 * Follows the files that make a tracker, and tells the path of each that changed, or of a folder in which anything may have. Folders are
 * watched, never files: a file that is replaced stays followed, and no change of one hides behind another. A folder is watched before it
 * is listed, so what comes into it is found by the one or by the other; it is listed again only when something came into it or went.
 */
export function followFolders(disk: FolderWatch, changed: (path: string) => void): Following {
  const watched = new Map<string, () => void>();
  const unlisted = new Set(['']);

  const leave = (folder: string): void => {
    if (!watched.has(folder)) return;
    for (const [path, stop] of watched) {
      if (path !== folder && !path.startsWith(`${folder}/`)) continue;
      stop();
      watched.delete(path);
    }
  };

  const hear = (folder: string, { name, moved }: { name: string | undefined; moved: boolean }): void => {
    if (name !== undefined && !isOurs(folder, name)) return;
    const path = name === undefined ? folder : below(folder, name);
    if (moved || name === undefined) {
      // another folder may stand at that path by now: what watched the old one would hear nothing of it
      leave(path);
      unlisted.add(name === undefined ? parentOf(folder) : folder);
    }
    changed(path);
  };

  const visit = (folder: string): void => {
    if (!watched.has(folder)) {
      const stop = disk.watch(folder, (change) => hear(folder, change));
      // gone again, or not to be had: whether it is there is seen where it stands
      if (!stop) return void unlisted.add(parentOf(folder));
      watched.set(folder, stop);
    }
    for (const { name, kind } of disk.list(folder)) {
      const path = below(folder, name);
      if (kind === 'folder' && isOurs(folder, name) && !watched.has(path)) visit(path);
    }
  };

  return {
    catchUp() {
      const folders = [...unlisted];
      unlisted.clear();
      for (const folder of folders) if (folder === '' || watched.has(folder)) visit(folder);
    },
    stop() {
      for (const stop of watched.values()) stop();
      watched.clear();
    },
  };
}

function isOurs(folder: string, name: string): boolean {
  return folder !== '' || followed.has(name);
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function parentOf(folder: string): string {
  return folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
}
