import type { Value } from '../scripts/model/value.ts';

/** What a new record of a board is made from, beside its fields; nothing of it is hidden from the audience. */
export interface Making {
  /** Of `_templates/`, by name. */
  templates: TemplateText[];
  /** Fields that must be filled in: everywhere, or in some lists. */
  required: { [field: string]: true | string[] };
  /** Values of fields that nobody filled in, in order. */
  defaults: [string, Value][];
  /** Fields that number records, with the next free number when the site was built. */
  numbers: [string, Value][];
  /** Tags and people that records of the board have, declared or not. */
  tags: string[];
}

/** A template with the place of each key of its frontmatter; all offsets are in the text. */
export interface TemplateText {
  name: string;
  text: string;
  keys: { [key: string]: KeyPlace };
  /** Plain values, as far as they read as such. */
  values: { [key: string]: Value };
  /** Spaces before each key. */
  indent: string;
  newline: string;
  /** Where a key is added. */
  end: number;
  /** Where the text below the frontmatter begins. */
  body: number;
}

/** Where a key stands: from the begin of its line, behind its colon, to the end of its value and of the lines it takes. */
export interface KeyPlace {
  line: number;
  colon: number;
  end: number;
  next: number;
  /** The value stands in lines of its own. */
  block: boolean;
}
