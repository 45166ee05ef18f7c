import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import type { Board } from '../../model/board.ts';
import type { AnyFieldType, Reading } from '../../model/field-type.ts';
import type { JsonSchema } from '../../model/json-schema.ts';
import { builtInKeys } from '../../model/keys.ts';
import { isEmptyWritten, plainValue, type Written, writtenFromValue } from '../../model/written.ts';
import { openMemory } from '../../store/memory.ts';
import { fits } from '../../story/json-schema.ts';
import { readKey } from '../read/keys.ts';
import { readTracker } from '../read/tracker.ts';
import { parseYaml } from '../read/yaml.ts';
import { recordSchema } from './record-schema.ts';
import { valueSchema } from './value-schema.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const examples = [...fields.values()].flatMap((type) => type.examples.map(({ yaml }) => yaml));
const odd = [
  '',
  '~',
  '""',
  '[]',
  '{}',
  '[~]',
  '[[]]',
  'true',
  '007',
  '1.10',
  '0x1f',
  '.5',
  '-1d',
  'a',
  '[a]',
  '[a, b]',
  '[a, a]',
  'b-c/d',
  '2026-12-01T09:00',
];
const everything = [...new Set([...examples, ...odd])].map((yaml) => ({ yaml, written: written(yaml) }));
const anybody = () => undefined;

function written(yaml: string): Written {
  const value = parseYaml(`key: ${yaml}`, 0).written.get('key');
  if (!value) throw new Error(`nothing was read from ${yaml}`);
  return value;
}

/** A schema is never narrower than the reader: it refuses nothing that is read. Nothing as an item of a list is nothing people write. */
function isAgreed(schema: JsonSchema, value: Written, reading: Reading): boolean {
  if (value.as === 'list' && value.items.some(isEmptyWritten)) return true;
  const isRead = isEmptyWritten(value) || 'value' in reading;
  return !isRead || fits(schema, plainValue(value));
}

describe.each([...fields])('%s', (_name, type) => {
  const uses = [...new Set(type.examples.map(({ options = {} }) => JSON.stringify(options)))]
    .map((options) => type.options(z).safeParse(JSON.parse(options)))
    .flatMap((parsed) => (parsed.success ? [parsed.data] : []));

  test('its schema takes whatever the type reads, of the examples of all types', () => {
    for (const options of uses) {
      const schema = valueSchema(type, options, anybody);
      const refused = everything.filter((each) => !isAgreed(schema, each.written, type.read(each.written, options)));
      expect(refused.map(({ yaml }) => yaml)).toEqual([]);
    }
  });

  test('and of anything at all', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...uses), (value, options) => {
        const data = writtenFromValue(value);
        return isAgreed(valueSchema(type, options, anybody), data, type.read(data, options));
      }),
    );
  });

  test('it refuses a map and a list of lists, unless the type reads them', () => {
    for (const options of uses) {
      const schema = valueSchema(type, options, anybody);
      for (const wrong of ['{ zzz: 1 }', '[[[1]]]']) {
        expect([wrong, fits(schema, plainValue(written(wrong)))]).toEqual([wrong, 'value' in type.read(written(wrong), options)]);
      }
    }
  });

  test('a type without a value takes nothing but emptiness', () => {
    const isWritten = !type.compute && type.examples.some(({ gives }) => 'value' in gives);
    for (const options of uses)
      expect(
        everything.every((each) => isEmptyWritten(each.written) || !fits(valueSchema(type, options, anybody), plainValue(each.written))),
      ).toBe(!isWritten);
  });
});

test('what the examples call wrong is refused where a schema can say so', () => {
  const refused = [...fields].flatMap(([name, type]) =>
    type.examples.flatMap(({ options = {}, yaml, gives }) =>
      'problem' in gives && !fits(valueSchema(type, type.options(z).parse(options), anybody), plainValue(written(yaml)))
        ? [`${name}: ${yaml}`]
        : [],
    ),
  );
  expect(refused).toEqual(
    expect.arrayContaining([
      'checkbox: yes',
      'country: Spain',
      'currency: USD 12000',
      'currency: { amount: 5, curency: EUR }',
      'date: 2026-12-1',
      'date: 24/12/2026',
      'email: Ana <ana@example.org>',
      'file: contract.pdf',
      'multiselect: [web, web]',
      'multiselect: [web, androd]',
      'number: 12 000',
      'person: "@ana"',
      'rating: 6',
      'rating: 3.5',
      'reference: ../secret',
      'reference: support/outage-42',
      'select: propsal',
      'text: [a, b]',
      'text: see AB-12',
      'text: four',
      'unique_id: TASK-42',
      'url: javascript:alert(1)',
    ]),
  );
});

test.each([
  ['[[:alpha:]]+', 'abc'],
  ['\\S+', 'a\u00a0b'],
  ['(?i)abc', 'ABC'],
  ['\\pL+', 'é'],
  ['a\\-b', 'a-b'],
  ['(a|aa)+', 'aaaa'],
])('a pattern that editors would read otherwise is not given to them: %s', (pattern, value) => {
  const text = fields.get('text') as AnyFieldType;
  const options = text.options(z).parse({ pattern });
  expect(text.read(writtenFromValue(value), options)).toEqual({ value });
  expect(fits(valueSchema(text, options, anybody), value)).toBe(true);
  expect(valueSchema(text, options, anybody)).not.toHaveProperty('pattern');
});

describe('built-in keys', () => {
  const tracker = readTracker(
    openMemory({ 'workspace.yml': 'people: { ana: {} }\n', 'lists/b.yml': 'lists: [todo, done]\nopen: [tags, people]\n' }),
    { fields, zod: z },
  );
  const board = tracker.boards.get('b') as Board;
  const properties = recordSchema(board, tracker, fields)['properties'] as { [key: string]: JsonSchema };
  const repeats = [
    '{ every: week }',
    '{ every: week, days: [mon, fri], until: 2027-01-01, next: done, copy: [tags, fields], list: todo }',
    '{ every: { count: 2, unit: weeks }, days: mon }',
    '{ every: month, day: 31 }',
    '{ every: wek }',
    '{ every: week, evry: x }',
    '{ days: [mon] }',
    '{ every: week, list: nowhere }',
    '{ every: { count: 0, unit: weeks } }',
    'week',
  ];
  const values = [
    ...everything,
    ...[...repeats, 'teal', '-1d', '[-1d, 2026-12-01T09:00]', 'a1V', '+1d', 'true', '2026-12-01', 'ana', '[ana]'].map((yaml) => ({
      yaml,
      written: written(yaml),
    })),
  ];

  test.each([...builtInKeys])('%s takes whatever is read', (key) => {
    const schema = properties[key] ?? {};
    const refused = values.filter(({ written: value }) => {
      const reading = readKey(key, value, board, fields) as Reading;
      // a record without a title is no record
      return key === 'title' && isEmptyWritten(value) ? fits(schema, null) : !isAgreed(schema, value, reading);
    });
    expect(refused.map(({ yaml }) => yaml)).toEqual([]);
  });

  test.each([
    ['color', 'turquoise'],
    ['done', 'yes'],
    ['due', '2026-13-01'],
    ['due', 'tomorrow'],
    ['tags', '[A b]'],
    ['tags', '[a, a]'],
    ['remind', '1d'],
    ['order', 'a b'],
    ['title', '[a, b]'],
    ['parent', '[a, b]'],
    ['blocked_by', '[../x]'],
    ['repeat', 'week'],
    ['repeat', '{ every: wek }'],
    ['repeat', '{ every: week, evry: x }'],
    ['repeat', '{ days: [mon] }'],
    ['repeat', '{ every: week, list: nowhere }'],
    ['repeat', '{ every: { count: 0, unit: weeks } }'],
  ])('%s refuses %s, as the reader does', (key, yaml) => {
    expect(fits(properties[key] ?? {}, plainValue(written(yaml)))).toBe(false);
    expect(readKey(key, written(yaml), board, fields)).toHaveProperty('problem');
  });
});
