import type { JsonSchema } from '../model/json-schema.ts';

type Rule = (wanted: never, data: unknown, schema: JsonSchema) => boolean;

const said = ['$schema', '$comment', 'title', 'description', 'default', 'examples', 'patternErrorMessage'];
const map = (data: unknown): [string, unknown][] =>
  data !== null && typeof data === 'object' && !Array.isArray(data) ? Object.entries(data) : [];
const text = (data: unknown): string | undefined => (typeof data === 'string' ? data : undefined);
const number = (data: unknown): number | undefined => (typeof data === 'number' ? data : undefined);
const list = (data: unknown): unknown[] | undefined => (Array.isArray(data) ? data : undefined);
const isMap = (data: unknown): boolean => data !== null && typeof data === 'object' && !Array.isArray(data);
const is = (type: string, data: unknown): boolean => {
  if (type === 'null') return data === null;
  if (type === 'array') return Array.isArray(data);
  if (type === 'object') return isMap(data);
  return type === 'integer' ? Number.isInteger(data) : typeof data === type;
};

/** The part of draft-07 that our schemas are written in, each keyword as the standard has it. */
const rules: { [keyword: string]: Rule } = {
  type: (types: string | string[], data) => [types].flat().some((type) => is(type, data)),
  enum: (values: unknown[], data) => values.includes(data),
  const: (value: unknown, data) => value === data,
  not: (schema: JsonSchema, data) => !fits(schema, data),
  anyOf: (schemas: JsonSchema[], data) => schemas.some((schema) => fits(schema, data)),
  oneOf: (schemas: JsonSchema[], data) => schemas.filter((schema) => fits(schema, data)).length === 1,
  allOf: (schemas: JsonSchema[], data) => schemas.every((schema) => fits(schema, data)),
  if: (schema: JsonSchema, data, { then = {}, else: otherwise = {} }) => fits((fits(schema, data) ? then : otherwise) as JsonSchema, data),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, which "if" looks at
  then: () => true,
  else: () => true,
  properties: (parts: { [key: string]: JsonSchema }, data) =>
    map(data).every(([key, value]) => !Object.hasOwn(parts, key) || fits(parts[key] ?? {}, value)),
  required: (keys: string[], data) => !isMap(data) || keys.every((key) => Object.hasOwn(data as object, key)),
  additionalProperties: (schema: JsonSchema | boolean, data, { properties = {} }) =>
    map(data).every(
      ([key, value]) => Object.hasOwn(properties as object, key) || (typeof schema === 'boolean' ? schema : fits(schema, value)),
    ),
  propertyNames: (schema: JsonSchema, data) => map(data).every(([key]) => fits(schema, key)),
  minProperties: (least: number, data) => !isMap(data) || map(data).length >= least,
  items: (schema: JsonSchema, data) => (list(data) ?? []).every((item) => fits(schema, item)),
  minItems: (least: number, data) => (list(data)?.length ?? least) >= least,
  maxItems: (most: number, data) => (list(data)?.length ?? most) <= most,
  uniqueItems: (_wanted: boolean, data) => new Set(list(data)?.map((item) => JSON.stringify(item))).size === (list(data)?.length ?? 0),
  pattern: (source: string, data) => text(data) === undefined || new RegExp(source, 'u').test(text(data) ?? ''),
  minLength: (least: number, data) => [...(text(data) ?? 'x'.repeat(least))].length >= least,
  maxLength: (most: number, data) => [...(text(data) ?? '')].length <= most,
  minimum: (least: number, data) => (number(data) ?? least) >= least,
  maximum: (most: number, data) => (number(data) ?? most) <= most,
  multipleOf: (step: number, data) => (number(data) ?? 0) % step === 0,
};

/** Whether data fits a JSON Schema; a keyword that is no keyword of ours is a bug of the schema, and throws. */
export function fits(schema: JsonSchema, data: unknown): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => {
    if (said.includes(keyword)) return true;
    const rule = rules[keyword];
    if (!rule) throw new Error(`the schema holds "${keyword}", which is not looked at`);
    return rule(wanted as never, data, schema);
  });
}

/** A schema and every schema in it, each with the way to it. */
export function* schemasIn(schema: JsonSchema, way: string[] = []): Iterable<{ schema: JsonSchema; way: string[] }> {
  yield { schema, way };
  for (const [keyword, inner] of Object.entries(schema)) {
    const here = [...way, keyword];
    if (keyword === 'properties') for (const [key, part] of Object.entries(inner as object)) yield* schemasIn(part, [...here, key]);
    else if (Array.isArray(inner) && ['anyOf', 'oneOf', 'allOf'].includes(keyword)) for (const part of inner) yield* schemasIn(part, here);
    else if (isMap(inner) && keyword !== 'default') yield* schemasIn(inner as JsonSchema, here);
  }
}
