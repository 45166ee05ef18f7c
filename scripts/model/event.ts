import type { Comment, TrackerRecord } from './record.ts';
import type { Value } from './value.ts';

/**
 * `edited` comes once for a record whose file differs, beside what says what differs; `completed` and `reopened` whatever made it so;
 * `restored` for one that was removed and is back, beside what differs from how it stood last; `checked`, `unchecked` and `checklist-completed` are about items of its checklists; `reached` and `scheduled` are made by time.
 */
export type EventKind =
  | 'created'
  | 'edited'
  | 'changed'
  | 'moved'
  | 'renamed'
  | 'deleted'
  | 'restored'
  | 'completed'
  | 'reopened'
  | 'commented'
  | 'mentioned'
  | 'attached'
  | 'checked'
  | 'unchecked'
  | 'checklist-completed'
  | 'unblocked'
  | 'pressed'
  | 'reached'
  | 'scheduled';

/** What happened to one record between two commits, or what time made of it. `Event` is a global of the language, hence the long name. */
export interface TrackerEvent {
  kind: EventKind;
  /** The record after; for `deleted` its last state; for `scheduled` without a record one that is empty (its board is `''`). */
  record: TrackerRecord;
  /** The record before; absent for `created` and for what time made. */
  previous?: TrackerRecord;
  /** For `changed` the key, for `pressed` and `reached` the field, and the values before and after (absent when unset). */
  key?: string;
  from?: Value;
  to?: Value;
  /** Tells it from others of its kind on the record: the name of a comment or file, the person mentioned, the item, the date and offset reached. */
  detail?: string;
  /** For what time made: the trigger that it is a moment of, with its options and filters; no other waits for it. */
  use?: string;
  /** For `commented`, and for `mentioned` in a comment. */
  comment?: Comment;
  /** For `checked` and the like: the checklist's heading, and the item's text. */
  item?: { checklist: string; text: string };
  /** For `mentioned`: the person or team, as the text names it; for `commented` the author. */
  person?: string;
  /** Every name that means them: the person and their teams; of a team its members too. */
  who?: string[];
  /** Who did it: a person's key, else a plain name; `''` where time did. */
  actor: string;
  /** UTC instant of the commit or of the moment, ISO 8601. */
  at: string;
  /** 40 hex digits of the commit, or of the run's own base for what rules and time did. */
  commit: string;
  /** How many rules stand behind it: 0 for what a person or time did. */
  depth: number;
  /** One commit changed more records than people do by hand: no mail goes out for it unless the rule says so. */
  bulk?: true;
  /** The commit takes another one back: nothing goes out for it. */
  undo?: true;
}

/** Whether time set it off and no commit. */
export function isOfTime({ kind }: Pick<TrackerEvent, 'kind'>): boolean {
  return kind === 'reached' || kind === 'scheduled';
}

/** Whether it is about a record at all. */
export function isAboutRecord({ record }: Pick<TrackerEvent, 'record'>): boolean {
  return record.board !== '';
}
