import type { ZodType } from 'zod';
import type { EventKind, TrackerEvent } from './event.ts';
import type { Zod } from './field-type.ts';
import type { OptionName } from './option-name.ts';
import type { TrackerRecord } from './record.ts';
import type { Value } from './value.ts';

/** What fires a rule: one file in `scripts/triggers/`, whose name is the name people write under `when:`. `board`, `list` and `where` are the engine's. */
export interface Trigger<Options = Record<string, never>> {
  summary: string;
  /** The options beside the engine's, each with a description. */
  options(z: Zod): ZodType<Options>;
  /** Kinds of event it looks at; no other is ever handed to it. */
  kinds: EventKind[];
  /** Of `changed` events only those of this key are handed to it. */
  key?: string;
  /** Why the event is not one it waits for, in words for people; undefined when it is. */
  whyNot(event: TrackerEvent, options: Options): string | undefined;
  /** Its `where` is not a filter: it fires when that began, or ceased, to hold. The engine asks it before and after. */
  matching?: 'starts' | 'stops';
  /** Time sets it off: the moments of a record after `since` up to `now`; of no record (`undefined`) where `perRecord` says so. */
  moments?(record: TrackerRecord | undefined, options: Options, world: MomentWorld): Moment[];
  /** For one that time sets off: its first moment after `now`, however far, or in words for people why none comes; of a record, or of none as `moments`. */
  next?(record: TrackerRecord | undefined, options: Options, world: Omit<MomentWorld, 'since'>): Moment | string;
  /** For one that time sets off: whether it fires for each record, or once; `where` says whether the rule has such a filter. */
  perRecord?(options: Options, hasWhere: boolean): boolean;
  /** What its options name in the tracker, so that the check can say when there is no such thing. */
  names?(options: Options): OptionName[];
  /** YAML under `when:`, shown in the docs and read as a test. */
  example: string;
}

/** The stretch of time that is looked at, and what a local time means in it. */
export interface MomentWorld {
  /** UTC instants, ISO 8601: after the first, up to the second. */
  since: string;
  now: string;
  /** IANA name of the workspace's zone. */
  timezone: string;
  isDone(record: TrackerRecord): boolean;
}

/** One moment that lies in the stretch; `detail` tells it from all others of the record, now and later. */
export interface Moment {
  /** UTC instant. */
  at: string;
  detail: string;
  /** For a date: its field and value. */
  key?: string;
  value?: Value;
}

// biome-ignore lint/suspicious/noExplicitAny: each trigger checks its own options by its own schema
export type AnyTrigger = Trigger<any>;
export type Triggers = Map<string, AnyTrigger>;
