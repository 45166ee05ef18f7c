import type { Display } from '../scripts/model/display.ts';
import type { HistoryKind } from '../scripts/model/history.ts';
import type { Text } from '../scripts/model/value.ts';
import type { ListHead } from './card.ts';

/** What one commit did to one record, as the audience may know it; in no language yet. */
export interface Step {
  /** `board/slug` as the record is called now, or was last. */
  name: string;
  title: string;
  /** Of its page, not yet encoded; a record that is gone has none. */
  address?: string;
  /** The board it stands on now, or stood on last. */
  board: string;
  /** 40 hex digits. */
  commit: string;
  /** UTC, ISO 8601. */
  at: string;
  /** The day it was then in the workspace's zone. */
  day: string;
  /** A person's key, or a plain name. */
  actor: string;
  rule?: StepRule;
  kind: HistoryKind;
  /** None for `created` and `deleted`. */
  changes: StepChange[];
}

/** The rule that asked for a step; of a built-in one the language knows what it is called. */
export interface StepRule {
  name: string;
  title: Text;
  as: 'built-in' | 'shown' | 'gone';
}

/** A list as it stands in a sentence. */
export type StepList = Pick<ListHead, 'title' | 'color' | 'fill' | 'first'>;

/** How one thing about a record changed. Closed: `render/history-change.ts` has the one switch. */
export type StepChange =
  /** `from` and `to` are absent where a value was not set; both are where the values are not told, being long or nobody's business. */
  | { as: 'value'; key: string; title?: Text; did: 'set' | 'changed' | 'emptied'; from?: Display; to?: Display }
  /** Of a key that holds several: what came and what went. */
  | { as: 'items'; key: string; title?: Text; added?: Display; removed?: Display }
  | { as: 'list'; from?: StepList; to: StepList }
  /** `from` is absent where the audience must not know it. */
  | { as: 'board'; from?: Text; to: Text }
  | { as: 'slug'; from: string; to: string }
  /** The text; by how many lines it grew or shrank. */
  | { as: 'text'; lines: number }
  /** How many more steps of its checklists are checked, or fewer; of those there are now, so many are. */
  | { as: 'steps'; more: number; checked: number; all: number }
  | { as: 'order' }
  | { as: 'archived'; on: boolean }
  | { as: 'comment'; did: ItemChange }
  /** The name is absent where the audience must not know it. */
  | { as: 'file'; did: ItemChange; name?: string };

export type ItemChange = 'added' | 'changed' | 'removed';

/** All that is told of a record's past. */
export interface SiteHistory {
  /** Newest first. */
  steps: Step[];
  /** How long it was in which list, in the order it came there; none where git does not know all of it, or the record is archived. */
  stays: Stay[];
}

/** The time a record spent in a list, all its visits together. */
export interface Stay {
  list: StepList;
  /** Of visits that are over. */
  seconds: number;
  /** The day since which it is there now. */
  since?: string;
}

/** A record that is gone, as its board tells of it. */
export interface DeletedRecord {
  /** `board/slug` it had last. */
  name: string;
  slug: string;
  title: string;
  list: StepList;
  at: string;
  actor: string;
  commit: string;
  /** Where its file is still to be read. */
  last?: string;
  /** Absent where another record bears the name now, or another that is gone bore it later. */
  restore?: string;
}
