import type { TrackerRecord } from './record.ts';
import type { Value } from './value.ts';

/** What happened to one record between two commits. `Event` is a global of the language, hence the long name. */
export interface TrackerEvent {
  kind: 'created' | 'changed' | 'moved' | 'renamed' | 'deleted';
  /** The record after; for `deleted` its last state. */
  record: TrackerRecord;
  /** The record before; absent for `created`. */
  previous?: TrackerRecord;
  /** For `changed`: the key, and its values before and after (absent when unset). */
  key?: string;
  from?: Value;
  to?: Value;
  /** Who did it: a person's key, else a plain name. */
  actor: string;
  /** UTC instant of the commit, ISO 8601. */
  at: string;
  /** 40 hex digits of the commit, or of the run's own base for what rules changed. */
  commit: string;
  /** How many rules stand behind it: 0 for what a person did. */
  depth: number;
}
