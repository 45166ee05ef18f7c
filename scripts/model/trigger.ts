import type { ZodType } from 'zod';
import type { TrackerEvent } from './event.ts';
import type { Zod } from './field-type.ts';
import type { OptionName } from './option-name.ts';

/** What fires a rule: one file in `scripts/triggers/`, whose name is the name people write under `when:`. `board`, `list` and `where` are the engine's. */
export interface Trigger<Options = Record<string, never>> {
  summary: string;
  /** The options beside the engine's, each with a description. */
  options(z: Zod): ZodType<Options>;
  /** Kinds of event it looks at; no other is ever handed to it. */
  kinds: TrackerEvent['kind'][];
  /** Why the event is not one it waits for, in words for people; undefined when it is. */
  whyNot(event: TrackerEvent, options: Options): string | undefined;
  /** What its options name in the tracker, so that the check can say when there is no such thing. */
  names?(options: Options): OptionName[];
  /** YAML under `when:`, shown in the docs and read as a test. */
  example: string;
}

// biome-ignore lint/suspicious/noExplicitAny: each trigger checks its own options by its own schema
export type AnyTrigger = Trigger<any>;
export type Triggers = Map<string, AnyTrigger>;
