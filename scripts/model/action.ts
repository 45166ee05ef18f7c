import type { ZodType } from 'zod';
import type { Change } from './change.ts';
import type { TrackerEvent } from './event.ts';
import type { Zod } from './field-type.ts';
import type { OptionName } from './option-name.ts';

/** What a rule does: one file in `scripts/actions/`, whose name is the name people write under `do:`. It plans; it never touches the world. */
export interface Action<Options = Record<string, never>> {
  summary: string;
  /** Checked twice: as people wrote them, and with their `{{ }}` filled in. */
  options(z: Zod): ZodType<Options>;
  /** A text that is one `{{ }}` and nothing else keeps the type of its value: a number stays a number. */
  keepsTypes?: true;
  /** Where the values in its texts go, and so how they are escaped; absent: as they are. */
  writes?: 'markdown';
  /** The changes it asks for; `event.record` is the record as it is now, text options arrive with their `{{ }}` already filled in. */
  plan(event: TrackerEvent, options: Options): Change[];
  /** What its options name in the tracker, so that the check can say when there is no such thing. */
  names?(options: Options): OptionName[];
  /** YAML under `do:`, shown in the docs and read as a test. */
  example: string;
}

// biome-ignore lint/suspicious/noExplicitAny: each action checks its own options by its own schema
export type AnyAction = Action<any>;
export type Actions = Map<string, AnyAction>;
