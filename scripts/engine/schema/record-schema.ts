import type { Board } from '../../model/board.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { JsonSchema } from '../../model/json-schema.ts';
import { type BuiltInKey, builtInKeys } from '../../model/keys.ts';
import { namePattern } from '../../model/names.ts';
import { copiedParts, offsetPattern, periods, units, weekdays } from '../../model/repeat.ts';
import type { Tracker } from '../../model/tracker.ts';
import { colors, textIn } from '../../model/value.ts';
import { typeOfKey } from '../read/keys.ts';
import { keySentences, repeatSentences } from './key-sentences.ts';
import { oneOfNames } from './names-schema.ts';
import { daySchema, manyValues, type PeopleOf, valueSchema } from './value-schema.ts';

/** What may stand in the frontmatter of a board's records: the built-in keys and the board's own fields, with the tags and people there are now. */
export function recordSchema(board: Board, tracker: Tracker, fields: FieldTypes): JsonSchema {
  const peopleOf = board.open.has('people') ? () => undefined : peopleIn(tracker);
  const properties: { [key: string]: JsonSchema } = {};
  for (const key of builtInKeys) {
    const schema = builtInSchema(key, board, fields, peopleOf);
    properties[key] = { description: keySentences[key], ...schema };
  }
  for (const { name, title, help, type, options, required } of board.fields.values()) {
    const found = fields.get(type);
    if (!found) continue;
    const where = Array.isArray(required) ? ` Required in ${required.join(', ')}.` : '';
    properties[name] = {
      title: textIn(title, 'en'),
      description: `${help === undefined ? found.summary : textIn(help, 'en')}${where}`,
      ...valueSchema(found, options, peopleOf),
    };
  }
  const required = [...board.fields.values()].filter((field) => field.required === true && fields.has(field.type)).map(({ name }) => name);
  return {
    type: 'object',
    properties,
    required: ['title'],
    additionalProperties: false,
    // what was put away needs no more than its title
    ...(required.length > 0 ? { if: { required: ['archived'] }, else: { required } } : {}),
  };
}

function builtInSchema(key: BuiltInKey, board: Board, fields: FieldTypes, peopleOf: PeopleOf): JsonSchema {
  const found = typeOfKey(key, board, fields);
  if (found) {
    const schema = valueSchema(found.type, found.options, peopleOf);
    return key === 'title' ? withoutNothing(schema) : schema;
  }
  switch (key) {
    case 'tags':
      return manyValues(board.open.has('tags') ? nameSchema : oneOfNames(board.tags.keys()));
    case 'done':
      return { anyOf: [{ type: 'boolean' }, daySchema(true), { type: 'null' }] };
    case 'color':
      return { enum: [...colors, null] };
    case 'order':
      return { type: ['string', 'number', 'boolean', 'null'], pattern: '^[0-9A-Za-z]{1,200}$' };
    case 'repeat':
      return repeatSchema(board);
    case 'remind':
      return manyValues({ anyOf: [{ type: 'string', pattern: offsetPattern.source }, daySchema(true)] });
    default:
      return manyValues({ type: ['string', 'number', 'boolean'] });
  }
}

const nameSchema: JsonSchema = { type: ['string', 'number', 'boolean'], pattern: namePattern.source };

function repeatSchema(board: Board): JsonSchema {
  const cycle = {
    type: 'object',
    properties: {
      count: { description: 'How many of the unit lie between two.', type: 'integer', minimum: 1, maximum: 999 },
      unit: { description: 'Days, weeks, months or years.', enum: [...units] },
    },
    required: ['count', 'unit'],
    additionalProperties: false,
  };
  const parts: { [part in keyof typeof repeatSentences]: JsonSchema } = {
    every: { anyOf: [{ enum: [...periods] }, cycle] },
    days: severalOf(weekdays),
    day: { type: 'integer', minimum: 1, maximum: 31 },
    until: daySchema(false),
    next: { enum: ['done', 'schedule'] },
    copy: severalOf(copiedParts),
    list: oneOfNames(board.lists.map(({ name }) => name)),
  };
  const properties = Object.fromEntries(
    Object.entries(parts).map(([part, schema]) => [part, { description: repeatSentences[part as keyof typeof parts], ...schema }]),
  );
  return { type: ['object', 'null'], properties, required: ['every'], additionalProperties: false };
}

function severalOf(names: readonly string[]): JsonSchema {
  return { anyOf: [{ type: 'array', items: { enum: [...names] }, uniqueItems: true }, { enum: [...names] }] };
}

/** The one key that must hold something. */
function withoutNothing(schema: JsonSchema): JsonSchema {
  return { ...schema, type: [schema['type']].flat().filter((type) => type !== 'null') };
}

function peopleIn({ workspace: { people, teams } }: Tracker): PeopleOf {
  const all = [...people.keys(), ...teams.keys()];
  return (team) => {
    const members = team === undefined ? undefined : teams.get(team);
    return team === undefined || !members ? all : [team, ...members];
  };
}
