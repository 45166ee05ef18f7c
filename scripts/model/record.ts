import type { Checklist } from './checklist.ts';
import type { Place } from './file.ts';
import type { TextLink } from './links.ts';
import type { Value } from './value.ts';

/** One record: a Markdown file in a list's folder. `Record` is a global of the language, hence the long name. */
export interface TrackerRecord {
  /** From the tracker's root. */
  path: string;
  board: string;
  /** The folder it stands in, whether or not the board declares such a list. */
  list: string;
  slug: string;
  /** The slug when the file has no readable title. */
  title: string;
  /** Built-in keys and fields that were read without a problem; a key with a bad value is absent here and in `problems`. */
  values: Map<string, Value>;
  /** Keys that are neither built in nor fields of the board: kept, and named in a warning. */
  unknown: Map<string, unknown>;
  /** What each key that could not be read holds, and why; `''` is the whole file (broken YAML and such). */
  problems: Map<string, string>;
  /** Markdown below the frontmatter; it may be read from the disk when it is first asked for. */
  body: string;
  /** The task lists of the body, where they are known without it. */
  checklists?: Checklist[];
  /** What `--json` prints of the record's own file, the inside of the braces, where it is known. */
  ownJson?: string;
  /** Some values that can be had without all the others, where a record is remembered: those that order and state ask for of every record. */
  peeked?: { [key: string]: Value };
  /** What the body names; absent where it names nothing. */
  named?: BodyFacts;
  comments: Comment[];
  files: Attachment[];
  /** Where each key's value begins; `''` is the start of the file, `body` the first line of the text. */
  places: Map<string, Place>;
}

/** The keys in `peeked`. */
export const peekedKeys: ReadonlySet<string> = new Set([
  'due',
  'order',
  'done',
  'archived',
  'blocked_by',
  'aliases',
  'parent',
  'assignees',
  'tags',
]);

/** The value at a key; of a remembered record without reading the others where that is enough. */
export function valueAt(record: TrackerRecord, key: string): Value | undefined {
  return record.peeked && peekedKeys.has(key) ? record.peeked[key] : record.values.get(key);
}

/** One comment: a file `_comments/<slug>/<when>-<who>.md`. */
export interface Comment {
  path: string;
  /** The file's name without `.md`: what `reply_to` names. */
  name: string;
  /** UTC, `2026-11-20T10:15:00Z`, from the file name; empty when the name tells none. */
  at: string;
  /** Key of a person, or what the name holds. */
  author: string;
  replyTo?: string;
  /** Where `replyTo` is written. */
  replyPlace?: Place;
  edited?: string;
  imported: boolean;
  text: string;
  /** What the text names; absent where it names nothing. */
  named?: BodyFacts;
  /** Where the text begins; absent for one that comes from no file. */
  place?: Place;
}

/** What a text names, outside of code, found once when it is read; a part is absent where there is nothing of it. Offsets are in the text; JSON can carry it. */
export interface BodyFacts {
  /** Links to records and to paths that may lie in the tracker; other sites are left out. */
  links?: TextLink[];
  /** `@ana`, without the `@`, which stands at the offset. */
  people?: { person: string; at: number }[];
  /** What stands in `(due ...)` of a checklist item and is no day of the calendar. */
  dues?: { due: string; at: number }[];
  /** Where the marks of a merge conflict begin. */
  conflict?: number;
}

/** One attachment: a file under `_files/<slug>/`. */
export interface Attachment {
  path: string;
  name: string;
  /** Bytes. */
  size: number;
}

/** What a new record starts from: `_templates/<name>.md`. */
export interface Template {
  path: string;
  board: string;
  name: string;
  text: string;
}

/** `board/slug`: the name of a record in links, comments, history, rules and addresses; a move between lists keeps it. */
export function recordName(record: { board: string; slug: string }): string {
  return `${record.board}/${record.slug}`;
}

/** The names that a record's `aliases` say it bore before, as `board/slug`. */
export function earlierNames({ board, values }: TrackerRecord): string[] {
  const aliases = values.get('aliases');
  return Array.isArray(aliases) ? aliases.map((alias) => (String(alias).includes('/') ? String(alias) : `${board}/${alias}`)) : [];
}
