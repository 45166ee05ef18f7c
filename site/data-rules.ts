import type { OutboxEntry } from '../scripts/model/outbox.ts';
import type { TraceStatus } from '../scripts/model/trace.ts';
import type { Text } from '../scripts/model/value.ts';

/** What the page of automations draws; nothing in it is hidden from the site's audience. */
export interface SiteAutomations {
  /** Failing ones first. */
  rules: SiteRule[];
  /** Those that stand in no file. */
  builtIn: SiteRule[];
  runs: SiteRuns;
  /** The audience does not see all there is. */
  partial: boolean;
}

/** What is known of runs, or why nothing is: no git, a branch that is not in this clone, one that cannot be read, or rules that never ran. */
export type SiteRuns = KnownSiteRuns | { unknown: 'no-git' | 'no-branch' | 'never' | 'unreadable'; message?: string };

export interface KnownSiteRuns {
  /** UTC instant of the last run of all, which may have had nothing to tell. */
  ran: string;
  /** The last one that had something to tell. */
  last?: { at: string; events: number; notes: string[] };
  /** How many runs are told of. */
  count: number;
  /** What failed and what nobody knows of first, then what waits. */
  effects: SiteEffect[];
}

/** One message, webhook or issue that is not settled. `retry` is what the command to send it again names. */
export interface SiteEffect extends Pick<OutboxEntry, 'kind' | 'state' | 'tries' | 'notBefore' | 'reason'> {
  rule: string;
  title: Text;
  /** `board/slug`; absent where there is none, or where the audience must not know it. */
  record?: string;
  at: string;
  retry?: string;
}

export interface SiteRule {
  name: string;
  title: Text;
  /** From the root; of a built-in rule absent. */
  path?: string;
  enabled: boolean;
  when: Phrase[];
  conditions: { of: 'if' | 'unless'; asks: RuleWord }[];
  steps: { phrases: Phrase[]; condition?: RuleWord }[];
  bulk: boolean;
  /** Why it does not run or what failed last; '' where that is not told here. */
  failing?: string;
  /** What it looked at and what came of it, newest first. */
  looks: SiteLook[];
  /** Of one that waits for time: when it looks next. */
  next?: SiteNextLook;
  /** Why it was not set off by what happened last; '' where that is not told here. */
  idle?: string;
}

/** A sentence of the languages by its key, and what stands in its places. */
export interface Phrase {
  say: string;
  /** By the name of the place; several are joined by "or" in triggers, by "and" elsewhere. */
  slots: { [place: string]: RuleWord[] };
  /** For what was asked of the world: how much of it. */
  count?: number;
  /** The same: it was held back. */
  held?: boolean;
  /** The same: it was not sent, or not yet, or nobody knows. */
  unsent?: Unsent;
}

/** Why what was asked for is not known to be sent. */
export type Unsent = 'later' | 'failed' | 'unknown';

/** One thing that a phrase names. Closed: `render/rule-word.ts` has the one switch. */
export type RuleWord =
  /** What a board, list, tag, field or person is called. */
  | { as: 'name'; text: Text }
  /** A built-in key, named by the language. */
  | { as: 'key'; key: string }
  | { as: 'code'; code: string }
  /** What somebody wrote. */
  | { as: 'quote'; text: string }
  | { as: 'number'; number: number }
  /** Of a switch. */
  | { as: 'answer'; yes: boolean }
  /** One of several. */
  | { as: 'any'; of: RuleWord[] }
  /** As written in a record: `2026-12-01`, `2026-12-01T17:30`. */
  | { as: 'day'; day: string }
  | { as: 'today' }
  | { as: 'nothing' }
  | { as: 'actor' }
  | { as: 'assignees' }
  | { as: 'addresses'; count: number }
  /** So long before (`-3d`) or after a day. */
  | { as: 'offset'; offset: string }
  | { as: 'cron'; cron: string }
  | { as: 'comparison'; key: RuleWord; sign: string; value: RuleWord }
  /** Conditions that all hold. */
  | { as: 'all'; of: RuleWord[] }
  | { as: 'not'; of: RuleWord }
  /** How long it is from one day to another. */
  | { as: 'span'; from: RuleWord; to: RuleWord }
  | { as: 'days'; count: number }
  /** So many days after a day, or before it where there are less than none. */
  | { as: 'shifted'; day: RuleWord; days: number }
  /** How many a list holds. */
  | { as: 'count'; of: RuleWord }
  /** A value as it was before the change. */
  | { as: 'before'; of: RuleWord }
  | { as: 'hidden' };

/** One event that a rule looked at. */
export interface SiteLook {
  /** UTC instant of the event, else of the run. */
  at: string;
  status: TraceStatus;
  /** `board/slug`. */
  record?: string;
  /** It is about a record that the audience must not know. */
  hidden: boolean;
  /** By whom: a person's key or a name; '' is a rule. */
  actor?: string;
  event?: Phrase;
  conditions: SiteCondition[];
  done: Phrase[];
  /** Steps that were not done. */
  left: { action: string; status: 'no-op' | 'skipped' | 'failed' | 'not-reached'; reason?: string }[];
  reason?: string;
}

export interface SiteCondition {
  of: 'if' | 'unless';
  asks: RuleWord;
  holds: boolean;
  values: { name: string; value: RuleWord }[];
  problem?: string;
}

/** When a rule that waits for time looks next, and what it finds then if nothing changes until then. */
export interface SiteNextLook {
  /** UTC instant; absent where no time of it is to come. */
  at?: string;
  /** When rules looked at time last, where that is known: a UTC instant. */
  looked?: string;
  /** Records it acts on, by `board/slug`, and how many more; absent where it acts once, about none, or where that is not told here. */
  acts?: string[];
  moreActs?: number;
  /** Records it leaves alone, each with why; absent where that is not told here. */
  left?: { record: string; reason: string }[];
  moreLeft?: number;
}
