import type { JsonSchema } from '../../model/json-schema.ts';

/** One of these names and nothing else; `7` and `true` may stand without quotes, as in every record. */
export function oneOfNames(names: Iterable<string>): JsonSchema {
  const forms = [...new Set([...names].flatMap(formsOf))];
  return forms.length > 0 ? { enum: forms } : { not: {} };
}

/** These names are offered, and any other text is right too. */
export function suggestNames(names: Iterable<string>): JsonSchema {
  const known = [...new Set(names)];
  return known.length > 0 ? { anyOf: [{ enum: known }, { type: 'string' }] } : { type: 'string' };
}

/** A name, and what YAML makes of it where it stands without quotes. */
function formsOf(name: string): (string | number | boolean)[] {
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)(e[-+]?\d+)?$/i.test(name)) return [name, Number(name)];
  if (/^0[xo][\da-f]+$/.test(name) && !Number.isNaN(Number(name))) return [name, Number(name)];
  return /^(true|false)$/i.test(name) ? [name, name.toLowerCase() === 'true'] : [name];
}
