import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../catalogue.ts';
import { parseYaml } from '../engine/read/yaml.ts';
import type { AnyFieldType, Reading } from '../model/field-type.ts';
import type { Value } from '../model/value.ts';
import { isEmptyWritten, type Written, writtenFromValue } from '../model/written.ts';
import { computeExample } from '../story/computing.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const looks = [
  'nothing',
  'text',
  'markdown',
  'number',
  'toggle',
  'date',
  'link',
  'chips',
  'countries',
  'people',
  'records',
  'files',
  'meter',
  'place',
  'several',
];
const expressionTypes = ['string', 'double', 'bool', 'list<string>', 'date', 'dyn'];

function written(yaml: string): Written {
  const { written: keys, problems } = parseYaml(`key: ${yaml}`, 0);
  expect(problems).toEqual([]);
  const value = keys.get('key');
  if (!value) throw new Error(`nothing was read from ${yaml}`);
  return value;
}

function read(type: AnyFieldType, options: unknown, yaml: string): Reading {
  return type.read(written(yaml), type.options(z).parse(options ?? {}));
}

describe.each([...fields])('%s', (_name, type) => {
  const withoutOptions = type.options(z).safeParse({});
  const values = type.examples.flatMap(({ options = {}, gives }) =>
    'value' in gives ? [{ options: type.options(z).parse(options), value: gives.value }] : [],
  );

  test.each(type.examples)('$yaml', ({ options, yaml, gives }) => {
    const reading = read(type, options, yaml);
    expect('problem' in reading ? { problem: reading.problem } : reading).toEqual(gives);
  });

  test.each(type.computed ?? [])('computed of $boards, $about', ({ boards, about, past, gives, shows }) => {
    const result = computeExample({ boards, about, ...(past ? { past } : {}) }, fields);
    expect(result.gives).toEqual(gives);
    if (shows) expect(result.shows).toEqual(shows);
  });

  test('has a sentence for the docs and enough examples, with problems among them', () => {
    expect(type.summary).toMatch(/^[A-Z].*\.$/);
    expect(type.examples.length + (type.computed?.length ?? 0)).toBeGreaterThanOrEqual(5);
    expect(type.computed === undefined).toBe(type.compute === undefined);
    expect(type.examples.some(({ gives }) => 'problem' in gives)).toBe(true);
  });

  test('every option has a sentence and reaches the JSON Schema of the docs', () => {
    const schema = z.toJSONSchema(type.options(z), { io: 'input' });
    expect(schema.type).toBe('object');
    for (const property of Object.values(schema.properties ?? {})) {
      expect(typeof property === 'object' && property.description).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('an option that is not known is refused', () => {
    const known = type.examples.find(({ options }) => options)?.options ?? {};
    expect(type.options(z).safeParse({ ...known, colour: 'red' }).success).toBe(false);
  });

  test('problems are lower case or begin with what was written, without a full stop', () => {
    for (const { gives } of type.examples) {
      if ('problem' in gives) expect(gives.problem).toMatch(/^[^A-Z].*[^.]$/s);
    }
  });

  test('every value looks like something, is edited by something, and has a type in expressions', () => {
    for (const { options, value } of values) {
      expect(looks).toContain(type.display(value, options, 'sales').as);
      expect(type.input(options).as).toBeTypeOf('string');
      const kind = typeof type.expression === 'function' ? type.expression(options) : type.expression;
      expect(expressionTypes).toContain(kind);
    }
  });

  test('compare is a total order; a type without values is edited by nothing', () => {
    if (values.length === 0) return expect(type.input(type.options(z).safeParse({}).data).as).toBe('none');
    const each = fc.constantFrom(...values.map(({ value }) => value));
    const options = values[0]?.options;
    const compare = (a: Value, b: Value): number => Math.sign(type.compare(a, b, options));
    fc.assert(
      fc.property(each, each, each, (a, b, c) => {
        expect(compare(a, a)).toBe(0);
        expect(compare(a, b) + compare(b, a)).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('reads anything without throwing, and what it read it reads again', () => {
    const options = withoutOptions.success ? withoutOptions.data : values[0]?.options;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const data = writtenFromValue(value);
        if (isEmptyWritten(data)) return;
        const first = type.read(data, options);
        if ('problem' in first) expect(first.problem).not.toBe('');
        else expect(type.read(writtenFromValue(first.value), options)).toEqual(first);
      }),
    );
  });
});

describe('options', () => {
  const type = (name: string): AnyFieldType => fields.get(name) as AnyFieldType;

  test('defaults are filled in', () => {
    expect(type('date').options(z).parse({})).toEqual({ time: false, range: false });
    expect(type('person').options(z).parse({})).toEqual({ many: false });
  });

  test('short and long forms of select options give the same chips', () => {
    const options = type('select')
      .options(z)
      .parse({ options: ['first-call', 3, { name: 'proposal', title: { en: 'Proposal', es: 'Propuesta' }, color: 'violet' }] });
    expect(options).toEqual({
      options: [
        { name: 'first-call', title: 'First call' },
        { name: '3', title: '3' },
        { name: 'proposal', title: { en: 'Proposal', es: 'Propuesta' }, color: 'violet' },
      ],
    });
  });

  test.each([
    ['select', { options: ['a', 'a'] }],
    ['select', { options: [] }],
    ['select', { options: [{ name: 'a', color: '#f00' }] }],
    ['number', { min: 5, max: 1 }],
    ['currency', { currency: 'EURO' }],
    ['percent', { min: 5, max: 1 }],
    ['rating', { max: 16 }],
    ['phone', { country: 'XX' }],
    ['file', { accept: ['image/*'] }],
    ['unique_id', { prefix: 'TASK-' }],
    ['text', { pattern: '(' }],
    ['text', { pattern: '(a)\\1' }],
  ])('%s refuses %j', (name, options) => {
    expect(type(name).options(z).safeParse(options).success).toBe(false);
  });

  test('a pattern is matched in linear time', () => {
    const options = type('text').options(z).parse({ pattern: '(a|aa)+' });
    expect(type('text').read(writtenFromValue(`${'a'.repeat(5000)}b`), options)).toHaveProperty('problem');
  });
});

describe('mentions', () => {
  const mentions = (name: string, options: object, value: Value): unknown =>
    fields.get(name)?.mentions?.(value, fields.get(name)?.options(z).parse(options), 'sales');

  test('a reference names records in full', () => {
    expect(mentions('reference', { many: true }, ['a', 'support/b'])).toEqual([
      { kind: 'record', name: 'sales/a' },
      { kind: 'record', name: 'support/b' },
    ]);
    expect(mentions('reference', { board: 'support' }, 'b')).toEqual([{ kind: 'record', name: 'support/b' }]);
  });

  test('a person carries the team it must belong to', () => {
    expect(mentions('person', { team: 'billing' }, 'ana')).toEqual([{ kind: 'person', key: 'ana', team: 'billing' }]);
  });

  test('a file is named by its path from the root', () => {
    expect(mentions('file', { many: true }, ['../_files/acme/a%20b.pdf'])).toEqual([
      { kind: 'file', path: 'records/sales/_files/acme/a b.pdf' },
    ]);
  });
});

describe('sums and numbers', () => {
  const currency = fields.get('currency') as AnyFieldType;
  const options = currency.options(z).parse({ currency: 'EUR' });
  const dollars = { amount: 1, currency: 'USD' };

  test('sums are ordered by currency, then by amount; an expression sees the amount', () => {
    expect([dollars, 500, { amount: 20, currency: 'EUR' }].sort((a, b) => currency.compare(a, b, options))).toEqual([
      { amount: 20, currency: 'EUR' },
      500,
      dollars,
    ]);
    expect(currency.inExpression?.(dollars, options)).toBe(1);
    expect(currency.inExpression?.(500, options)).toBe(500);
  });

  test('the next number is one above the highest, and the first one where there is none', () => {
    const numbers = fields.get('unique_id') as AnyFieldType;
    const tasks = numbers.options(z).parse({ prefix: 'TASK', digits: 3, start: 7 });
    expect(numbers.next?.([], tasks)).toBe('TASK-007');
    expect(numbers.next?.(['TASK-002'], tasks)).toBe('TASK-007');
    expect(numbers.next?.(['TASK-999', 'TASK-010'], tasks)).toBe('TASK-1000');
  });

  test('the countries are those of ISO 3166-1, and Kosovo', () => {
    const country = fields.get('country') as AnyFieldType;
    const input = country.input(country.options(z).parse({}));
    expect(input.as === 'choice' ? input.options.length : 0).toBe(250);
  });

  test('a phone number is shown in the international form, and dialled', () => {
    const phone = fields.get('phone') as AnyFieldType;
    expect(phone.display('+12025550143;ext=12', phone.options(z).parse({}))).toEqual({
      as: 'link',
      url: 'tel:+12025550143;ext=12',
      text: '+1 202 555 0143 ext. 12',
    });
  });
});
