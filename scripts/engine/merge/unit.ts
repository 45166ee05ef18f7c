import type { Written } from '../../model/written.ts';

/** One key of a map, or one item of a list, with its own bytes: `text` is `head` + `value` + `after` and begins at the key or the dash. */
export interface Unit {
  /** The key; for an item, what tells it from the others: its text, or the name or title of a map. */
  name: string;
  /** Whole lines of comments and blanks above it. */
  lead: string;
  /** Spaces in front of the key or the dash. */
  column: number;
  text: string;
  /** Up to the value: `due: `, `- `. */
  head: string;
  value: string;
  /** Behind the value: a comment, the line end, and comments below that are indented deeper. */
  after: string;
  written: Written;
  /** What a map or a list holds, where its parts can be told apart by line or by comma. */
  inside?: Block;
}

/** A map or a list, as units. */
export interface Block {
  as: 'map' | 'list';
  units: Unit[];
  column: number;
  /** Comments and blanks below the last unit. */
  tail: string;
  /** The first unit stands on the line of the dash it belongs to. */
  inline: boolean;
  /** Written in brackets: what stands around and between the units. */
  flow?: { open: string; between: string; close: string };
}

/** A key that both sides changed, each to something else; undefined is a key that is gone. */
export interface Conflict {
  /** With dots where it lies deeper: `people.ana.email`. */
  key: string;
  ours: string | undefined;
  theirs: string | undefined;
}

/** A block without anything in it, of the kind of another one. */
export function emptyOf(block: Block): Block {
  return { ...block, units: [], tail: '' };
}

/** Whether two values say the same, whatever their quotes. */
export function isSameValue(a: Written, b: Written): boolean {
  if (a.as === 'scalar') return b.as === 'scalar' && a.source === b.source && Object.is(a.value, b.value);
  if (a.as === 'list') {
    return (
      b.as === 'list' && a.items.length === b.items.length && a.items.every((item, index) => isSameValue(item, b.items[index] as Written))
    );
  }
  if (b.as !== 'map' || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, item]) => {
    const other = b.entries.get(key);
    return other !== undefined && isSameValue(item, other);
  });
}
