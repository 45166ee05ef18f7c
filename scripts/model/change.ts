import type { Value } from './value.ts';

/** Where a moved record goes in its list; `after` and `before` are slugs of the same board. */
export type Position = 'top' | 'bottom' | { before: string } | { after: string };

/**
 * One wish about one record, or about one key of a file that describes boards. Closed: `engine/write` has the one switch. `record` is
 * `board/slug`. `was` is what must be there now: a value; a list of a board; of `remove` and `restore` a commit of 40 hex digits, in which
 * the record stood as it stands now (of `restore` under the name `as`, when it had another one). `part` is one file of a record:
 * `_comments/<name>.md` or `_files/<name>`. `content` is base64.
 */
export type Change =
  | { kind: 'set'; record: string; key: string; to: Value | null; was?: Value | null }
  | { kind: 'add'; record: string; key: string; values: string[] }
  | { kind: 'take'; record: string; key: string; values: string[] }
  | { kind: 'body'; record: string; to: string; was?: string }
  | {
      kind: 'move';
      record: string;
      list: string;
      board?: string;
      before?: string;
      after?: string;
      position?: 'top' | 'bottom';
      was?: string;
    }
  | { kind: 'rename'; record: string; slug: string }
  | {
      kind: 'create';
      board: string;
      list: string;
      slug?: string;
      title: string;
      values?: { [key: string]: Value };
      body?: string;
      template?: string;
    }
  | { kind: 'remove'; record: string; was?: string }
  | { kind: 'restore'; record: string; from: string; was?: string; as?: string; part?: string }
  | { kind: 'comment'; record: string; text: string; author?: string; at?: string; reply_to?: string }
  | { kind: 'edit-comment'; record: string; comment: string; text: string }
  | { kind: 'check-item'; record: string; heading?: string; text: string; occurrence?: number; done: boolean }
  | { kind: 'edit-item'; record: string; heading?: string; text: string; occurrence?: number; to?: string; done?: boolean }
  | { kind: 'attach'; record: string; name: string; content: string }
  | { kind: 'press'; record: string; field: string }
  | { kind: 'repeat'; record: string }
  | { kind: 'configure'; file: string; key: string; to: Value | null; was?: Value | null };

/** What the CLI, the local server, drafts, imports and rules all speak: `woad apply` takes it as JSON. */
export interface ChangeList {
  woad: 1;
  /** 40 hex digits of the commit it was made on. */
  base?: string;
  actor?: string;
  changes: Change[];
}

/** A change that could not be made, and why; the others of its list go through. */
export interface Conflict {
  /** Index in the list, from 0. */
  index: number;
  change: Change;
  message: string;
}
