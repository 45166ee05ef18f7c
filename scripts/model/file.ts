/** One text file of the tracker; `path` is from the tracker's root, always with "/". The only currency between store and engine. */
export interface SourceFile {
  path: string;
  /** Decoded UTF-8, byte order mark and line ends as they stand in the file. */
  text: string;
}

/** What stands in a folder: only "file" is ever opened; "link" and "other" (socket, submodule, device) are reported. */
export interface FolderEntry {
  name: string;
  kind: 'file' | 'folder' | 'link' | 'other';
}

/** A place to read the tracker's files from: a disk, a commit, or memory. Paths are from the tracker's root, with "/". */
export interface Files {
  /** The entries of one folder, sorted by name (code units); none when the folder does not exist. */
  list(folder: string): FolderEntry[];
  /** The bytes of a regular file, or undefined when there is none there. */
  read(path: string): Uint8Array | undefined;
  /** The same a piece at a time, for what may be too large to be held; a piece is good until the next is asked for. */
  pieces?(path: string): Iterable<Uint8Array> | undefined;
  /** Bytes a regular file takes, or undefined when there is none there. */
  size(path: string): number | undefined;
  /** What git calls the bytes at a path (40 or 64 hex digits), where that is known without reading them. */
  blob?(path: string): string | undefined;
}

/** What the store is asked to do to one path; a move keeps the bytes (attachments), a write replaces the text, a copy brings bytes that are no text. */
export type FileEdit =
  | { kind: 'write'; path: string; text: string }
  | { kind: 'copy'; path: string; bytes: Uint8Array }
  | { kind: 'move'; path: string; to: string }
  | { kind: 'remove'; path: string };

/** A position in a file, counted from 1; a column counts UTF-16 code units. */
export interface Place {
  path: string;
  line: number;
  column: number;
}
