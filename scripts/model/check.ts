import type { Board } from './board.ts';
import type { About, Severity } from './diagnostic.ts';
import type { FieldTypes } from './field-type.ts';
import type { Place } from './file.ts';
import type { Fix } from './fix.ts';
import type { TrackerRecord } from './record.ts';
import type { Rule } from './rule.ts';
import type { RecordIndex, Tracker } from './tracker.ts';
import type { Told } from './unknown-name.ts';

/** What a check may ask beside the tracker. */
export interface CheckContext {
  fields: FieldTypes;
  index: RecordIndex;
  /** The file names of `site/views/`. */
  views: string[];
  /** What is wrong with a condition on the records of a board, or undefined; the offset is in the source. */
  conditionProblem(source: string, board: Board): (Told & { offset: number }) | undefined;
  /** What an expression over records of some boards compares their keys with though none can hold it: an option, list, tag or person that is not declared. */
  strangeWords(source: string, boards: readonly Board[]): Told[];
  /** What would keep a rule from running, and as warnings what else is odd about it. */
  ruleFindings(rule: Rule): Iterable<Finding>;
  /** What is wrong with computed fields. */
  computedFindings?(): Iterable<Finding>;
  /** Whether a record fulfils a condition; undefined where that cannot be read or does not fit the record's board, which another check tells. */
  fulfils?(source: string, record: TrackerRecord): { holds: boolean; problem?: string } | undefined;
  /** Records that git keeps as programs, by path. */
  executable?: string[];
  /** The record that a `board/slug` which nothing bears now was renamed to by hand, as far as git leaves no doubt. */
  renamedTo?(name: string): string | undefined;
  /** The list that a folder of a board's records was before somebody renamed the folder (`moved`), or has become since somebody renamed the list, as far as git leaves no doubt. */
  renamedList?(board: Board, folder: string): { list: string; moved: boolean } | undefined;
  /** When a file came into the history, as an instant that can be compared; `~` for one that is not committed, undefined where nobody knows. */
  cameAt?(path: string): string | undefined;
  /** The slugs that stood in each locked list (`board/list`) at the commit that the check compares with. */
  lockedBefore?: Map<string, Set<string>>;
  /** Who committed a comment that was not there at that commit: the key of a person, or a plain name. */
  commentAuthor?(path: string): string | undefined;
}

/** Something found wrong; without `severity` it is an error. */
export interface Finding {
  place: Place;
  message: string;
  severity?: Severity;
  about?: About;
  fix?: Fix;
}

/** A rule about a whole tracker: one file in `scripts/checks/`, whose name stands in brackets behind the message. */
export interface Check {
  /** One sentence for the docs. */
  summary: string;
  /** It looks at templates too, as if each were a record. */
  templates?: true;
  find(tracker: Tracker, context: CheckContext): Iterable<Finding>;
  /** Run as tests and shown in the docs: files added to a sound tracker, and all that the check finds then. */
  examples: CheckExample[];
}

/** `finds` holds `path:line:column severity message` each, and `mends` in short what `--fix` would do about them, in their order. */
export interface CheckExample {
  files: { [path: string]: string };
  /** What is known beside the files. */
  context?: Partial<CheckContext>;
  finds: string[];
  mends?: Fix[];
}
