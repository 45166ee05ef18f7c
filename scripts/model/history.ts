import type { CommitNote } from './commit.ts';
import type { Value } from './value.ts';

/** What one commit did to one record, told as changes of its keys. */
export interface HistoryEntry {
  /** 40 hex digits. */
  commit: string;
  /** UTC instant the commit was made, ISO 8601; of a merge the merge's own, but for what was made in what was merged. */
  at: string;
  /** Who did it: a person's key, else a plain name; for a commit of the tracker's bot the person behind it. */
  actor: string;
  /** The rule that asked for it, where one did. */
  rule?: string;
  kind: HistoryKind;
  board: string;
  /** The record's slug after it; for `deleted` its last one. */
  slug: string;
  /** Every key that differs, in the order of the frontmatter; also `list`, `board`, `slug`, `body` (numbers of lines), `body.steps` (`2/5` of its checklists are checked), `comment` and `file` (names), which are no keys of it. None for `deleted`. */
  changes: KeyChange[];
  /** Why what changed in its file is not known: a version of it is not in this clone (`absent`: a partial clone, or git lost it), or too long to be read. */
  unread?: Unread;
}

/** Why a version of a file was not read. */
export type Unread = 'absent' | 'long';

/** `moved`: to another list or board; `renamed`: another slug; `restored`: back after it was deleted. A commit that does several is named by the first of: created, deleted, restored, moved, renamed, changed. */
export type HistoryKind = 'created' | 'deleted' | 'restored' | 'moved' | 'renamed' | 'changed' | 'commented' | 'attached';

/** One key before and after; `null` is not set. */
export interface KeyChange {
  key: string;
  from: Value | null;
  to: Value | null;
}

/** All that git knows of one record. */
export interface RecordPast {
  /** UTC instants; `created` and `author` are undefined in a shallow clone, where nobody knows. */
  created: string | undefined;
  updated: string | undefined;
  author: string | undefined;
  /** Commits that changed its file. */
  commits: number;
  /** Oldest first. In a shallow clone only those that are here; none where only the file's commits were asked for. */
  entries: HistoryEntry[];
  /** False in a shallow clone, and where entries were not asked for: what came before is not known, so nothing may be said of how long something took. */
  whole: boolean;
}

/** A record that is gone, with the name, the list and the title it had last; the title is absent where its file had none. */
export interface GonePast {
  /** `board/slug`. */
  name: string;
  list: string;
  title?: string;
  past: RecordPast;
}

/** One commit of the branch itself and what it did to the files below a folder, against its first parent. */
export interface CommitChanges {
  by: CommitNote;
  changes: BlobChange[];
  /** Which path was which before, by git's likeness; asked for only where it is wanted. */
  alike: Map<string, string>;
  /** The oldest commit of a shallow clone: all that stands there looks new. */
  cut: boolean;
  /** Of a merge: who stands behind what it brought. */
  authors?: PathAuthors;
}

/** The first and the last of the merged commits that touched a path, by the path. */
export type PathAuthors = Map<string, { first: CommitNote; last: CommitNote }>;

/** One path that differs, from the folder; the blobs where it was and is a regular file. */
export interface BlobChange {
  path: string;
  before?: string;
  after?: string;
}
