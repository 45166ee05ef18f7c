import { createRequire } from 'node:module';
import type { Zod } from './model/field-type.ts';

const require = createRequire(import.meta.url);
let loaded: Zod | undefined;

/** zod, loaded when the first schema is asked for: reading a board that has not changed since it was read last asks for none. */
export function loadZod(): Zod {
  loaded ??= (require('zod') as typeof import('zod')).z;
  return loaded;
}
