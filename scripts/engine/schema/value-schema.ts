import type { Input } from '../../model/display.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import type { JsonSchema } from '../../model/json-schema.ts';
import { keyPattern, namePattern } from '../../model/names.ts';
import { numberSchema } from '../../model/numbers.ts';
import { oneOfNames } from './names-schema.ts';

/** The people and teams that may be named, of a team where one is asked for; undefined is anybody. */
export type PeopleOf = (team: string | undefined) => string[] | undefined;

/** What is read by its text: a number or `true` without quotes is text too. */
const anyText: JsonSchema = { type: ['string', 'number', 'boolean'] };
const day = '\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])';
const time = '(T([01]\\d|2[0-3]):[0-5]\\d)?';

/** What may be written at a key that a field type reads; nothing at all where it is computed. Never narrower than what the type reads. */
export function valueSchema(type: AnyFieldType, options: unknown, peopleOf: PeopleOf): JsonSchema {
  const isWritten = !type.compute && type.examples.some(({ gives }) => 'value' in gives);
  if (!isWritten) return { type: 'null' };
  const input = type.input(options);
  const one = type.schema?.(options) ?? schemaOfInput(input, () => peopleOf(teamOf(type, options)));
  if (!('many' in input && input.many)) return oneValue(one);
  return manyValues(one, input.as !== 'text');
}

/** One value, or nothing yet; a list of one stands for its item. */
export function oneValue(one: JsonSchema): JsonSchema {
  return orList(one, { items: one, minItems: 1, maxItems: 1 });
}

/** A list, whose single item may stand for it. */
export function manyValues(one: JsonSchema, unique = true): JsonSchema {
  return orList(one, { items: one, ...(unique ? { uniqueItems: true } : {}) });
}

/** Editors tell more of a schema without branches, so there are branches only where keywords would meet that do not ask for a type. */
function orList(one: JsonSchema, list: JsonSchema): JsonSchema {
  const types = [one['type'] ?? []].flat();
  if (types.length > 0 && one['enum'] === undefined && one['anyOf'] === undefined)
    return { ...one, type: [...types, 'array', 'null'], ...list };
  return { anyOf: [one, { type: 'array', ...list }, { type: 'null' }] };
}

/** A day of the form 2026-12-01, with a time where one may stand; whether the calendar has it is the reader's to say. */
export function daySchema(withTime: boolean): JsonSchema {
  const expected = `expected a day${withTime ? ' or time such as 2026-12-01 or 2026-12-01T17:30' : ' such as 2026-12-01'}`;
  return { type: 'string', pattern: `^${day}${withTime ? time : ''}$`, patternErrorMessage: expected };
}

function schemaOfInput(input: Input, people: () => string[] | undefined): JsonSchema {
  switch (input.as) {
    case 'text':
      return textSchema(input.kind);
    case 'number':
      return numberSchema({ ...input, ...(input.step === 1 ? { decimals: 0 } : {}) });
    case 'date':
      return input.range ? rangeSchema(input.time) : daySchema(input.time);
    case 'choice':
      return oneOfNames(input.options.map(({ name }) => name));
    case 'people': {
      const known = people();
      return known ? oneOfNames(known) : { ...anyText, pattern: keyPattern.source };
    }
    case 'records':
      return {
        ...anyText,
        pattern: recordPattern(input.board),
        patternErrorMessage: 'expected a record such as acme-renewal or sales/acme-renewal',
      };
    case 'files':
      return { type: 'string', pattern: '_files/', patternErrorMessage: 'expected a path such as ../_files/acme-renewal/contract.pdf' };
    case 'toggle':
      return {
        type: ['boolean', 'string'],
        pattern: '^([Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$',
        patternErrorMessage: 'expected true or false',
      };
    case 'place':
      return placeSchema();
    case 'none':
      return {};
    default:
      return input satisfies never;
  }
}

function textSchema(kind: 'email' | 'url' | 'tel' | undefined): JsonSchema {
  switch (kind) {
    case 'email':
      return {
        type: 'string',
        pattern: '^[^\\s@,;<>]+@[^\\s@,;<>]+\\.[^\\s@,;<>]+$',
        patternErrorMessage: 'expected one address such as ana@example.org',
      };
    case 'url':
      return {
        type: 'string',
        pattern: '^([Hh][Tt][Tt][Pp][Ss]?://[^/\\s]|[Mm][Aa][Ii][Ll][Tt][Oo]:[^?])[^\\s<>"\\\\]*$',
        patternErrorMessage: 'expected an address such as https://example.org/page',
      };
    case 'tel':
      return { type: ['string', 'number'] };
    case undefined:
      return anyText;
    default:
      return kind satisfies never;
  }
}

function rangeSchema(withTime: boolean): JsonSchema {
  const ends = { start: 'The first day.', end: 'The last day, which belongs to it.' };
  const properties = Object.fromEntries(Object.entries(ends).map(([end, description]) => [end, { description, ...daySchema(withTime) }]));
  return { type: 'object', properties, required: ['start', 'end'], additionalProperties: false };
}

function placeSchema(): JsonSchema {
  const degrees = (most: number) => numberSchema({ min: -most, max: most });
  const properties = {
    lat: { description: 'The latitude in degrees: north is above zero.', ...degrees(90) },
    lng: { description: 'The longitude in degrees: east is above zero.', ...degrees(180) },
    label: { description: 'What people call the place.', type: ['string', 'number', 'boolean', 'null'] },
  };
  return {
    anyOf: [
      { type: 'string', pattern: '^\\s*[-+]?\\d+(\\.\\d+)?\\s*,\\s*[-+]?\\d+(\\.\\d+)?\\s*$' },
      { type: 'object', properties, required: ['lat', 'lng'], additionalProperties: false },
    ],
  };
}

function recordPattern(board: string | undefined): string {
  const name = namePattern.source.slice(1, -1);
  return `^(${board ?? name}/)?${name}$`;
}

/** The team whose members alone a person field takes, as the type itself tells it. */
function teamOf(type: AnyFieldType, options: unknown): string | undefined {
  const mention = type.mentions?.('somebody', options, '')[0];
  return mention?.kind === 'person' ? mention.team : undefined;
}
