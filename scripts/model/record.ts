import type { Place } from './file.ts';
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
  /** Markdown below the frontmatter. */
  body: string;
  comments: Comment[];
  files: Attachment[];
  /** Where each key's value begins; `''` is the start of the file, `body` the first line of the text. */
  places: Map<string, Place>;
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
  edited?: string;
  imported: boolean;
  text: string;
  /** Where the text begins; absent for one that comes from no file. */
  place?: Place;
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
