import { existsSync, type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';
import type { FolderWatch } from '../model/folder-watch.ts';
import { openDisk } from './disk.ts';
import { gitFolders } from './git-state.ts';

/** The disk as the following of folders sees it; one that the system cannot watch is told once. */
export function watchDisk(root: string, told: (trouble: string) => void): FolderWatch {
  let full = false;
  const refused = ({ code, message }: NodeJS.ErrnoException): void => {
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EPERM' || full) return;
    full = true;
    told(`not every folder can be followed, so changes may not be shown until npm start is run again: ${message}`);
  };
  return {
    list: (folder) => openDisk(root).list(folder),
    holds: (path) => (openDisk(root).size(path) ?? 0) > 0,
    watch(folder, heard) {
      try {
        const watcher = watch(join(root, folder), (kind, name) => heard({ name: name ?? undefined, moved: kind === 'rename' }));
        watcher.on('error', (error) => {
          refused(error);
          heard({ name: undefined, moved: true });
        });
        return () => watcher.close();
      } catch (error) {
        refused(error as NodeJS.ErrnoException);
        return undefined;
      }
    },
  };
}

/** Tells each step of the working tree's branch: a commit, a merge, another branch, as git writes it down. Gives what stops it; where git is not, or keeps no such log, nothing is told. */
export function watchSteps(root: string, heard: () => void): () => void {
  const own = gitFolders(root)?.own;
  if (own === undefined) return () => {};
  const logs = join(own, 'logs');
  let watcher: FSWatcher | undefined;
  const follow = (folder: string, name: string, step: () => void): void => {
    watcher?.close();
    try {
      watcher = watch(folder, (_, changed) => {
        if (changed === name) step();
      });
      watcher.on('error', () => watcher?.close());
    } catch {
      watcher = undefined;
    }
  };
  const followLog = (): void => follow(logs, 'HEAD', heard);
  // the first commit makes the folder
  const begin = (): void => {
    followLog();
    heard();
  };
  if (existsSync(logs)) followLog();
  else follow(own, 'logs', begin);
  return () => watcher?.close();
}
