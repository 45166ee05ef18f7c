import type { Board } from './board.ts';
import type { Severity } from './diagnostic.ts';
import type { FieldTypes } from './field-type.ts';
import type { Place } from './file.ts';
import type { Rule } from './rule.ts';
import type { RecordIndex, Tracker } from './tracker.ts';

/** What a check may ask beside the tracker. */
export interface CheckContext {
  fields: FieldTypes;
  index: RecordIndex;
  /** The file names of `site/views/`. */
  views: string[];
  /** What is wrong with a condition on the records of a board, or undefined; the offset is in the source. */
  conditionProblem(source: string, board: Board): { problem: string; offset: number } | undefined;
  /** What would keep a rule from running. */
  ruleFindings(rule: Rule): Iterable<Finding>;
}

/** Something found wrong; without `severity` it is an error. */
export interface Finding {
  place: Place;
  message: string;
  severity?: Severity;
}

/** A rule about a whole tracker: one file in `scripts/checks/`, whose name stands in brackets behind the message. */
export interface Check {
  /** One sentence for the docs. */
  summary: string;
  find(tracker: Tracker, context: CheckContext): Iterable<Finding>;
  /** Run as tests and shown in the docs: files added to a sound tracker, and all that the check finds then. */
  examples: CheckExample[];
}

/** `finds` holds `path:line:column severity message` each. */
export interface CheckExample {
  files: { [path: string]: string };
  finds: string[];
}
