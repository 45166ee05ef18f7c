import type { FieldTypes, Zod } from '../../model/field-type.ts';
import type { JsonSchema } from '../../model/json-schema.ts';
import { builtInKeys, reservedNames } from '../../model/keys.ts';
import { fieldPattern } from '../../model/names.ts';
import { boardSchema } from '../read/board-schema.ts';
import { workspaceSchema } from '../read/workspace.ts';
import { chartSchema } from './chart-schema.ts';
import { partOf, propertiesOf, schemaFromZod } from './from-zod.ts';
import { suggestNames } from './names-schema.ts';

/** What may stand in `lists/*.yml`: as it is read, with the options of each field type and the views there are. */
export function boardFileSchema(fields: FieldTypes, views: string[], zod: Zod): JsonSchema {
  const schema = schemaFromZod(boardSchema(zod), zod);
  const properties = propertiesOf(schema);
  const field = partOf(schema, 'properties', 'fields', 'additionalProperties');
  properties['fields'] = {
    ...properties['fields'],
    propertyNames: { pattern: fieldPattern.source, not: { enum: [...reservedNames] } },
    additionalProperties: fieldSchema(field, fields, zod),
  };
  Object.assign(partOf(schema, 'properties', 'card', 'items'), suggestNames([...builtInKeys, 'list']));
  const view = partOf(schema, 'properties', 'views', 'items');
  view['anyOf'] = (view['anyOf'] as JsonSchema[]).map((way) => (way['type'] === 'string' ? suggestNames(views) : viewOf(way, views)));
  return { ...schema, required: ['lists'] };
}

/** What may stand in `workspace.yml`: as it is read, with the views there are. */
export function workspaceFileSchema(views: string[], zod: Zod): JsonSchema {
  const schema = schemaFromZod(workspaceSchema(zod), zod);
  const items = partOf(schema, 'properties', 'views');
  items['items'] = viewOf(partOf(items, 'items'), views);
  return schema;
}

/** A view whose name is offered, and of whose charts the kinds and options are. */
function viewOf(map: JsonSchema, views: string[]): JsonSchema {
  const { type: _, ...rest } = partOf(map, 'properties', 'view');
  const { items: __, ...charts } = partOf(map, 'properties', 'charts');
  const view = { ...rest, ...suggestNames(views) };
  return { ...map, properties: { ...propertiesOf(map), view, charts: { ...charts, items: chartSchema() } } };
}

/** A field by its type: of each type the options that it has, and no others. */
function fieldSchema(common: JsonSchema, fields: FieldTypes, zod: Zod): JsonSchema {
  const { type: typeOption, ...shared } = propertiesOf(common);
  const types = [...fields].map(([name, { summary, options }]) => {
    const own = schemaFromZod(options(zod), zod);
    return {
      if: { properties: { type: { const: name } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        properties: { type: { const: name, description: summary }, ...shared, ...propertiesOf(own) },
        required: ['type', ...((own['required'] as string[] | undefined) ?? [])],
        additionalProperties: false,
      },
    };
  });
  return { type: 'object', properties: { type: { ...typeOption, enum: [...fields.keys()] } }, required: ['type'], allOf: types };
}
