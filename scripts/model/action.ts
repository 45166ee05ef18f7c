import type { ZodType } from 'zod';
import type { Change } from './change.ts';
import type { TrackerEvent } from './event.ts';
import type { Zod } from './field-type.ts';

/** What a rule does: one file in `scripts/actions/`, whose name is the name people write under `do:`. It plans; it never touches the world. */
export interface Action<Options = Record<string, never>> {
  summary: string;
  options(z: Zod): ZodType<Options>;
  /** The changes it asks for; text options arrive with their `{{ }}` already filled in. */
  plan(event: TrackerEvent, options: Options): Change[];
  /** YAML under `do:`, shown in the docs and read as a test. */
  example: string;
}

// biome-ignore lint/suspicious/noExplicitAny: each action checks its own options by its own schema
export type AnyAction = Action<any>;
export type Actions = Map<string, AnyAction>;
