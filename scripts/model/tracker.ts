import type { Board } from './board.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Template, TrackerRecord } from './record.ts';
import type { Rule } from './rule.ts';
import type { Workspace } from './workspace.ts';

/** A whole tracker as read: everything that could be read, and every fault that was met. */
export interface Tracker {
  workspace: Workspace;
  /** By name, in alphabetical order. */
  boards: Map<string, Board>;
  /** In the order of their boards, lists, then the order of cards; two records with one `board/slug` both stand here. */
  records: TrackerRecord[];
  templates: Template[];
  automations: Rule[];
  /** Folders of comments or files whose record is not there. */
  orphans: Orphan[];
  diagnostics: Diagnostic[];
}

/** Finds records by `board/slug`, earlier slugs (`aliases`) included; made once per tracker. */
export interface RecordIndex {
  get(name: string): TrackerRecord | undefined;
  has(name: string): boolean;
}

/** `_comments/<slug>` or `_files/<slug>` of a board where no record has that slug. */
export interface Orphan {
  path: string;
  kind: 'comments' | 'files';
  board: string;
  slug: string;
}
