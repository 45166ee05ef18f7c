import type { ZodType } from 'zod';
import type { Zod } from '../../scripts/model/field-type.ts';
import type { Fix } from '../../scripts/model/fix.ts';
import type { JsonSchema } from '../../scripts/model/json-schema.ts';

/** The catalogues, and what the engine knows of them, handed in by `integration.ts`. */
export interface ReferenceTools {
  /** All entries of a catalogue (`fields`) by their names. */
  load<Entry>(folder: string): Promise<Map<string, Entry>>;
  zod: Zod;
  /** What people may write by a schema. */
  schemaOf(schema: ZodType, zod: Zod): JsonSchema;
  describeFix(fix: Fix): string;
  /** Sentences by option, of what every trigger has, and of what stands beside an action. */
  filters: { [key: string]: string };
  beside: { [key: string]: string };
}
