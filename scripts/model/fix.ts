import type { Change } from './change.ts';
import type { Place } from './file.ts';

/** How a fault is mended without guessing, as data. Closed: `engine/fix` has the one switch. Paths are from the tracker's root. */
export type Fix =
  /** Exchanges the text at a place; nothing is done where something else than `was` stands there. */
  | { mend: 'text'; at: Place; was: string; by: string }
  /** Exchanges items of a key's list, or its only value, for the names that were meant; one that stands in the list already is taken out. */
  | { mend: 'names'; path: string; key: string; names: { was: string; by: string }[] }
  /** Takes out what stands in a key's list a second time. */
  | { mend: 'repeats'; path: string; key: string }
  | { mend: 'change'; change: Extract<Change, { kind: 'set' }> }
  /** All that still belongs to or names a record that is not there any more (`board/slug`) goes to the one it became. */
  | { mend: 'carry'; from: string; to: string }
  /** All lines end as the first one does. */
  | { mend: 'line-ends'; path: string }
  | { mend: 'file-name'; path: string; to: string }
  /** The file is no program. */
  | { mend: 'mode'; path: string };
