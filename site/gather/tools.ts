import type { NextLook } from '../../scripts/engine/automate/outlook.ts';
import type { Node } from '../../scripts/engine/expression/node.ts';
import type { Board, List } from '../../scripts/model/board.ts';
import type { Diagnostic } from '../../scripts/model/diagnostic.ts';
import type { Display } from '../../scripts/model/display.ts';
import type { FieldTypes } from '../../scripts/model/field-type.ts';
import type { GonePast, RecordPast } from '../../scripts/model/history.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { RecordIndex, Tracker } from '../../scripts/model/tracker.ts';
import type { Value } from '../../scripts/model/value.ts';
import type { TemplateText } from '../data-making.ts';

/** What the engine knows, handed in by `tracker.ts`. */
export interface Tools {
  tracker: Tracker;
  index: RecordIndex;
  fields: FieldTypes;
  /** The bytes of a file of the tracker. */
  read(path: string): Uint8Array | undefined;
  isDone(record: TrackerRecord, list: List | undefined): boolean;
  isArchived(record: TrackerRecord): boolean;
  listOf(record: TrackerRecord, tracker: Tracker): List | undefined;
  openBlockers(record: TrackerRecord, tracker: Tracker, index: RecordIndex): TrackerRecord[];
  textsOf(record: TrackerRecord, key: string): string[];
  fullName(reference: string, board: string): string;
  displayValue(record: TrackerRecord, key: string, board: Board | undefined, fields: FieldTypes): Display;
  sortRecords(records: TrackerRecord[], by: string, tracker: Tracker, fields: FieldTypes): TrackerRecord[];
  /** Where the keys of a text's frontmatter stand, without those that must not be told; undefined where it cannot be read or its keys have no lines of their own. */
  placesOf(text: string, without: ReadonlySet<string>): Omit<TemplateText, 'name'> | undefined;
  /** The names that a condition on a board asks for, whether its answer changes as time passes, and which records fulfil it now or at another local time, where `seen` finds what blocks them; undefined where it cannot be read. */
  filterOf(
    where: string,
    board: Board,
    seen?: RecordIndex,
  ): { uses: ReadonlySet<string>; asksTime: boolean; holds(record: TrackerRecord, now?: string): boolean } | undefined;
  /** The names of the views there are. */
  views: ReadonlySet<string>;
  /** The local time at which the tracker was read. */
  now: string;
  /** What git knows of a record's file; nothing where there is no git. */
  historyOf(record: TrackerRecord): RecordHistory;
  /** What git knows of all records, by `board/slug`, and of those that are gone; absent where there is no git. */
  histories?: { pasts: ReadonlyMap<string, RecordPast>; gone: GonePast[] };
  /** How a former value of a key looked on a board; of a board that is gone as plain data. */
  displayAt(key: string, value: Value, board: string): Display;
  /** A text with every mail address in it taken out. */
  hideAddresses(text: string): string;
  /** The tree of an expression; undefined where it cannot be read. */
  parse(expression: string): Node | undefined;
  /** When rules that wait for time look next, by their names. */
  nextLooks: ReadonlyMap<string, NextLook>;
  checklistsOf(body: string): { items: { done: boolean }[] }[];
}

/** Who made a record (a person's key, or a plain name), on which day, and when its file changed last (UTC); absent where git does not know. */
export interface RecordHistory {
  author?: string;
  created?: string;
  updated?: string;
  commits?: number;
}

/** What is gathered about one board and its audience before its records. */
export interface BoardView {
  board: Board;
  /** Keys the audience must not see. */
  secret: Set<string>;
  /** Paths of attachments that such a key names. */
  secretFiles: Set<string>;
  /** Names of the boards that the audience does not see. */
  hidden: ReadonlySet<string>;
  /** Faults of reading, by path. */
  faults: Map<string, Diagnostic[]>;
  /** Whether a name stands for a record the audience must not see. */
  isWithheld(name: string): boolean;
}
