import type { Chip, Display, Input } from '../scripts/model/display.ts';
import type { Color, Text } from '../scripts/model/value.ts';

/** A record as views draw it: what cards, rows and bars show and what filters ask for, without its text. The same at the build and in a browser. */
export interface Card {
  board: string;
  slug: string;
  /** `board/slug`, or `board/slug--2`, each part safe as a folder name, not yet encoded. */
  address: string;
  list: string;
  /** Of its file, from the tracker's root. */
  path: string;
  title: string;
  done: boolean;
  blocked: boolean;
  archived: boolean;
  /** Since when it is, where the file tells. */
  archivedOn?: string;
  color?: Color;
  /** Address of an image below `files/`, not yet encoded. */
  cover?: string;
  /** A day or a time of the workspace's zone. */
  start?: string;
  due?: string;
  /** The day it was made there, and the UTC instant at which its file changed last. */
  created?: string;
  updated?: string;
  author?: string;
  tags: string[];
  /** Keys of people and teams. */
  assignees: string[];
  /** People and teams who were mentioned and did not comment since. */
  asked?: string[];
  /** `board/slug` names that have a page. */
  parent?: string;
  blockers: string[];
  /** Items of checklists; absent where there are none. */
  checked?: Share;
  /** Children; absent where there are none. */
  parts?: Share;
  /** Comments with their replies. */
  comments: number;
  files: number;
  /** The first thing that is wrong with the file, in the languages that know it, and how many more. */
  fault?: { key: string; message: Text; more: number };
  /** Another file has the same `board/slug`. */
  twin: boolean;
  /** Fields the audience may see, hidden ones left out; a field without a value is absent. Text of Markdown is cut short. */
  values: { [field: string]: Display };
}

export interface Share {
  done: number;
  total: number;
}

/** What views need to know of a board beside its cards. */
export interface BoardHead {
  name: string;
  /** Its part of an address, not yet encoded. */
  address: string;
  title: Text;
  /** What a record is called here; absent where the board leaves that to the language. */
  record?: { one: Text; many: Text };
  color: Color;
  lists: ListHead[];
  /** Declared tags, in order. */
  tags: Chip[];
  /** Fields the audience may see, hidden ones left out, in order. */
  fields: FieldHead[];
  /** Keys a card shows, in order. */
  card: string[];
  /** Built-in keys that no card has: a table leaves them out unless it is asked for them. */
  lacks?: string[];
  /** Short fields that most cards have and that tell them apart, for a table that would be all but empty. */
  telling?: string[];
}

export interface ListHead {
  name: string;
  title: Text;
  color: Color;
  /** How far along work is here, in tenths: 0 to 10. */
  fill: number;
  /** Where work has not begun. */
  first: boolean;
  limit?: number;
  done: boolean;
  /** No record enters, leaves or is made here. */
  locked: boolean;
  /** The board does not declare it: a folder with records all the same. */
  unknown: boolean;
  /** Records in it that are not archived. */
  count: number;
}

/** A field as views know it: by what one edits it with, and whether it can be added up. */
export interface FieldHead {
  name: string;
  title: Text;
  help?: Text;
  /** Closed; `none` for what is computed: then only the values' own looks tell what it is. */
  input: Input;
  /** Values are numbers, whose sum means something. */
  adds: boolean;
}
