import type { JsonSchema } from '../../scripts/model/json-schema.ts';
import type { ReferenceOption } from '../reference.ts';

/** The options that a schema of a map describes; none for another. */
export function optionsOf(schema: JsonSchema): ReferenceOption[] {
  const needed = (schema['required'] ?? []) as string[];
  return Object.entries((schema['properties'] ?? {}) as { [key: string]: JsonSchema }).map(([key, part]) => ({
    key,
    ...wayOf(part),
    needed: needed.includes(key),
  }));
}

/** What a schema says of itself: its sentence, what it takes, and what counts when nothing is written. */
export function wayOf(schema: JsonSchema): Omit<ReferenceOption, 'key'> {
  const way: Omit<ReferenceOption, 'key'> = { description: String(schema['description'] ?? ''), takes: takenBy(schema), needed: false };
  // an empty text or no list at all is what everybody expects
  if (schema['default'] !== undefined && schema['default'] !== '') way.default = JSON.stringify(schema['default']).replace(/^"|"$/g, '');
  return way;
}

/** What may be written by a JSON Schema, in words: `a whole number from 1 to 15`. */
export function takenBy(schema: JsonSchema): string {
  return listed(waysOf(schema, 0));
}

/** How deep a list or map stands in others: what is in the deepest is left to the examples. */
const deepest = 1;

function waysOf(schema: JsonSchema, depth: number): string[] {
  const ways = schema['anyOf'] as JsonSchema[] | undefined;
  if (ways) return ways.flatMap((way) => waysOf(way, depth));
  const names = schema['enum'] as unknown[] | undefined;
  if (names) return names.map(String);
  const types = [schema['type'] ?? []].flat().map(String);
  return types.length === 0 ? ['anything'] : types.map((type) => takenAs(type, schema, depth));
}

function takenAs(type: string, schema: JsonSchema, depth: number): string {
  switch (type) {
    case 'string':
      return 'text';
    case 'boolean':
      return 'true or false';
    case 'integer':
      return `a whole number${bounds(schema)}`;
    case 'number':
      return `a number${bounds(schema)}`;
    case 'array':
      return severalOf('list', schema['items'], depth);
    case 'object': {
      const keys = Object.keys((schema['properties'] ?? {}) as object);
      return keys.length > 0 ? `a map with ${listed(keys, 'and')}` : severalOf('map', schema['additionalProperties'], depth);
    }
    default:
      return type;
  }
}

function severalOf(kind: 'list' | 'map', part: unknown, depth: number): string {
  const ways = typeof part === 'object' && part !== null ? waysOf(part as JsonSchema, depth + 1) : [];
  if (ways.length === 0) return `a ${kind}`;
  if (ways.every((way) => way === 'text')) return `a ${kind} of texts`;
  return depth < deepest ? `a ${kind}, each ${kind === 'map' ? 'value ' : ''}${listed(ways)}` : `a ${kind}`;
}

function bounds({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return `, at least ${minimum}`;
  if (maximum !== undefined) return `, at most ${maximum}`;
  return exclusiveMinimum === undefined ? '' : ` above ${exclusiveMinimum}`;
}

/** `a, b or c`; nothing twice. */
export function listed(names: string[], joint = 'or'): string {
  const each = [...new Set(names)];
  return each.length < 2 ? (each[0] ?? '') : `${each.slice(0, -1).join(', ')} ${joint} ${each.at(-1)}`;
}
