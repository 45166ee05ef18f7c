import type { ZodType } from 'zod';
import type { TrackerEvent } from './event.ts';
import type { Zod } from './field-type.ts';

/** What fires a rule: one file in `scripts/triggers/`, whose name is the name people write under `when:`. `board`, `list` and `where` are the engine's. */
export interface Trigger<Options = Record<string, never>> {
  summary: string;
  options(z: Zod): ZodType<Options>;
  /** Whether the event is one the trigger waits for. */
  matches(event: TrackerEvent, options: Options): boolean;
  /** YAML under `when:`, shown in the docs and read as a test. */
  example: string;
}

// biome-ignore lint/suspicious/noExplicitAny: each trigger checks its own options by its own schema
export type AnyTrigger = Trigger<any>;
export type Triggers = Map<string, AnyTrigger>;
