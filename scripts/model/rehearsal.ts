import type { Reach } from './effect.ts';
import type { Place } from './file.ts';
import type { Trace } from './trace.ts';

/** What a change of rules would have done, had it been there before. */
export interface RehearsedRules {
  /** How many of the newest commits were looked at, and what happened in them. */
  commits: number;
  events: number;
  /** What is reached now and was not: by a rule, or because the workspace allows it; first what nothing reached before. */
  reaches: RehearsedReach[];
  rules: RehearsedRule[];
}

export interface RehearsedReach {
  reach: Reach;
  place: Place;
  /** The name of the rule; absent for what the workspace allows. */
  rule?: string;
  /** Another rule reached it already. */
  known: boolean;
}

export interface RehearsedRule {
  name: string;
  title: string;
  path: string;
  what: 'new' | 'changed' | 'removed';
  /** Why it would not run. */
  fault?: string;
  /** Time sets it off too, which no commit of the past shows. */
  byTime: boolean;
  /** Of each event that was one it waits for. */
  traces: Trace[];
}
