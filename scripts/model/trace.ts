import type { Change } from './change.ts';
import type { Effect } from './effect.ts';
import type { TrackerEvent } from './event.ts';

/** What came of a rule; the later ones belong to effects and limits. */
export type TraceStatus =
  | 'success'
  | 'no-op'
  | 'conditions-not-met'
  | 'partial'
  | 'failed'
  | 'throttled'
  | 'held-back'
  | 'loop'
  | 'missed'
  | 'unknown'
  | 'dry-run';

/** Why one rule did or did not act on one event. */
export interface Trace {
  rule: string;
  status: TraceStatus;
  /** In words, for people. */
  reason: string;
  /** `board/slug`; absent when no event was one that the rule waits for. */
  record?: string;
  /** What set it off; `from` and `to` are the lists of a move and the slugs of a renaming. */
  event?: Pick<TrackerEvent, 'kind' | 'actor' | 'at' | 'commit' | 'depth' | 'key' | 'from' | 'to' | 'detail'>;
  /** The trigger that matched, by the name people write. */
  trigger?: string;
  conditions: ConditionTrace[];
  steps: StepTrace[];
}

/** One condition and what it came to. */
export interface ConditionTrace {
  of: 'if' | 'unless';
  expression: string;
  holds: boolean;
  /** What each name it asks for was; a name without a value is null. */
  values: { [name: string]: unknown };
  /** What could not be computed. */
  problem?: string;
}

/** One step and what came of it. */
export interface StepTrace {
  action: string;
  status: 'done' | 'no-op' | 'skipped' | 'failed' | 'not-reached';
  reason?: string;
  condition?: ConditionTrace;
  /** What it planned. */
  changes: Change[];
  /** What it asks of the world: keys of effects, and each in words without addresses. `unsent`: a run in a clone left it away. */
  effects?: { key: string; kind: Effect['kind']; words: string; held?: 'bulk' | 'undo' | 'unsent' }[];
}
