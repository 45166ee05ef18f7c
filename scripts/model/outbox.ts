import type { Effect } from './effect.ts';
import type { Trace } from './trace.ts';

/** Where an effect stands. `pending` waits, `claimed` is being done by a run; the others are final, but `unknown` and `failed` may be tried again by a person, and `proposed` waits for its pull request. */
export type EffectState = 'pending' | 'claimed' | 'sent' | 'failed' | 'unknown' | 'proposed' | 'rejected';

/** What a run planned from: the same again, with the rules of that head, gives the same effects with the same keys. */
export interface PlanSource {
  /** Commits of 40 hex digits: what was looked at, and up to where. */
  since: string;
  head: string;
  /** UTC instants: moments of time between the two were looked at; equal where none were. */
  checked: string;
  now: string;
  /** The time zone when time was looked at before. */
  zoneThen?: string;
}

/** One effect on the branch `woad-state`: `outbox/<2 hex>/<key>.json`. It holds no address and no text. */
export interface OutboxEntry {
  key: string;
  kind: Effect['kind'];
  state: EffectState;
  rule: string;
  step: number;
  record?: string;
  /** The commit that set it off. */
  commit: string;
  plan: PlanSource;
  /** HMAC-SHA-256 of each recipient, in hex; empty where there is no salt. */
  recipients: string[];
  /** How many addresses it goes to, as far as the plan knew; and how many the rule may write to in an hour. */
  mails: number;
  perHour: number;
  /** How often it was tried. */
  tries: number;
  /** UTC instants: when it was planned, before when it is not tried, when its state last changed. */
  at: string;
  notBefore?: string;
  changed: string;
  /** Who is doing it. */
  claim?: string;
  /** What came of the last try, in words, without addresses. */
  reason?: string;
  /** For `proposed`: what must be merged first, `record`, key and value. */
  waitsFor?: string;
}

/** Up to where rules have looked: `cursor.json` on the branch `woad-state`. */
export interface Cursor {
  woad: 1;
  /** The branch it is about. */
  branch: string;
  /** 40 hex digits. */
  commit: string;
  /** UTC instant up to which moments of time were looked at, and the commit that was the newest then. */
  checked: string;
  checkedAt: string;
  /** The time zone of the workspace then. */
  timezone?: string;
  /** UTC instant of the first run. */
  since: string;
}

/** What one run left: `traces/<day>/<instant>-<run>.json` on the branch `woad-state`. */
export interface RunNote {
  woad: 1;
  /** A name of its own: the number of the workflow's run, or a random one. */
  run: string;
  /** UTC instants. */
  at: string;
  /** What was looked at; `since` is absent on the first run of all. */
  since?: string;
  head: string;
  /** The commit of the rules. */
  commit?: string;
  events: number;
  /** What a person should know. */
  notes: string[];
  traces: Trace[];
  /** Effects that this run queued, did or gave up, by key. */
  effects: { key: string; rule: string; record?: string; kind: Effect['kind']; state: EffectState; reason?: string }[];
}

/** An entry of the outbox as the note of a run names it. */
export function noteOfEntry({ key, rule, record, kind, state, reason }: OutboxEntry): RunNote['effects'][number] {
  return { key, rule, kind, state, ...(record ? { record } : {}), ...(reason ? { reason } : {}) };
}
