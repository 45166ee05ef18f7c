import type { ZodType } from 'zod';
import type { Zod } from '../../model/field-type.ts';
import type { JsonSchema } from '../../model/json-schema.ts';

/** What people may write by a zod schema, defaults left out or not; draft-07, without the name of the draft. */
export function schemaFromZod(schema: ZodType, zod: Zod): JsonSchema {
  const { $schema: _, ...rest } = zod.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema }) {
      // the bounds of whole numbers that zod adds by itself say nothing to a person
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return rest as JsonSchema;
}

/** The part of a schema at a path of keywords; a bug when it is not there, since the zod schemas are ours. */
export function partOf(schema: JsonSchema, ...path: string[]): JsonSchema {
  let part: unknown = schema;
  for (const step of path) part = (part as JsonSchema | undefined)?.[step];
  if (part === null || typeof part !== 'object') throw new Error(`the schema has no ${path.join('.')}`);
  return part as JsonSchema;
}

/** The properties of a schema of a map; none for another. */
export function propertiesOf(schema: JsonSchema): { [name: string]: JsonSchema } {
  return (schema['properties'] ?? {}) as { [name: string]: JsonSchema };
}
