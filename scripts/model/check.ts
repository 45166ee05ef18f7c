import type { Severity } from './diagnostic.ts';
import type { Place } from './file.ts';
import type { FieldTypes } from './field-type.ts';
import type { Tracker } from './tracker.ts';

/** What a check may ask beside the tracker. */
export interface CheckContext {
  fields: FieldTypes;
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
}
