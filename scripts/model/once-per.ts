import type { ZodType } from 'zod';
import type { Zod } from './field-type.ts';

/** The option `once_per` of actions that reach outside. */
export interface OncePer {
  once_per?: string | string[] | undefined;
}

/** The schema of `once_per`; whether there are such names is the engine's to say. */
export function oncePerSchema(z: Zod): ZodType<OncePer['once_per']> {
  return z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .optional()
    .describe('Never twice for the same of these: record, a key or field, actor, or what the event tells, such as to.');
}

/** What an effect says of it. */
export function oncePerOf({ once_per }: OncePer): { oncePer?: string[] } {
  return once_per === undefined ? {} : { oncePer: [once_per].flat() };
}
