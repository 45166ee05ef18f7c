/** What can be told of a disk whose folders are followed; paths are from the tracker's root, with "/", and '' is the root itself. */
export interface FolderWatch {
  list(folder: string): { name: string; kind: string }[];
  /** Whether a file that holds anything stands at a path. */
  holds(path: string): boolean;
  /** Tells of each change of what stands directly in a folder: `moved` also when it came or went; undefined when the folder is not there. */
  watch(folder: string, heard: (change: { name: string | undefined; moved: boolean }) => void): (() => void) | undefined;
}
