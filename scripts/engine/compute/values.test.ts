import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../catalogue.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import { reckonedFormat } from '../../model/numbers.ts';
import type { Value } from '../../model/value.ts';
import { computeFiles, filesOf } from '../../story/computing.ts';
import { drawValue } from '../../terminal/value.ts';
import { displayValue } from '../query/display.ts';
import { namesOf } from '../query/names.ts';
import { sortRecords } from '../query/sort.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');

function compute(boards: { [board: string]: string }, about: { [record: string]: string }) {
  return computeFiles(filesOf({ boards, about }), fields);
}

describe('what is private', () => {
  const isPrivate = (boards: { [board: string]: string }, at: string): boolean | undefined => {
    const [board = '', field = ''] = at.split('.');
    return compute(boards, {}).tracker.boards.get(board)?.fields.get(field)?.private;
  };
  const clients = 'phone: { type: phone, private: true }\nlogo: { type: url }\nowner: { type: reference, private: true }';
  const lookup = (field: string) =>
    `client: { type: reference, board: clients }\nx: { type: lookup, reference: client, field: ${field} }\ny: { type: formula, formula: size(x) }`;

  test.each<[string, { [board: string]: string }, string, boolean]>([
    ['a lookup of a private field', { deals: lookup('phone'), clients }, 'deals.x', true],
    ['a formula over that', { deals: lookup('phone'), clients }, 'deals.y', true],
    ['a lookup of a public field', { deals: lookup('logo'), clients }, 'deals.x', false],
    ['a formula over a public one', { deals: lookup('logo'), clients }, 'deals.y', false],
    [
      'a condition on a private field',
      { deals: `n: { type: number, private: true }\nx: { type: rollup, reference: parent, function: count, where: n > 1 }` },
      'deals.x',
      true,
    ],
    [
      'what goes through a private reference',
      { clients: `${clients}\nx: { type: lookup, reference: owner, field: title }` },
      'clients.x',
      true,
    ],
    [
      'what is asked by a private reference',
      { clients: `${clients}\nx: { type: referenced_by, board: clients, field: owner }` },
      'clients.x',
      true,
    ],
  ])('%s', (_, boards, at, expected) => {
    expect(isPrivate(boards, at)).toBe(expected);
  });

  test('what comes from a board whose file is not sound is private: nobody knows what is private there', () => {
    const files = filesOf({ boards: { deals: lookup('phone'), clients: 'phone: { type: phone, private: perhaps }' }, about: {} });
    expect(computeFiles(files, fields).tracker.boards.get('deals')?.fields.get('x')?.private).toBe(true);
    const sound = filesOf({ boards: { deals: lookup('phone'), clients: 'phone: { type: phone, private: false }' }, about: {} });
    expect(computeFiles(sound, fields).tracker.boards.get('deals')?.fields.get('x')?.private).toBe(false);
  });

  test('what comes from a board that fewer people see is private, not the other way round', () => {
    const files = filesOf({
      boards: { deals: lookup('logo'), clients: `${clients}\ndeals: { type: referenced_by, board: deals, field: client }` },
      about: {},
    });
    files['lists/clients.yml'] = `publish: members\n${files['lists/clients.yml']}`;
    const { boards } = computeFiles(files, fields).tracker;
    expect([boards.get('deals')?.fields.get('x')?.private, boards.get('clients')?.fields.get('deals')?.private]).toEqual([true, false]);
  });
});

describe('computed values are as written ones', () => {
  const boards = {
    deals: `client: { type: reference, board: clients, many: true }
stage: { type: lookup, reference: client, field: stage }
rates: { type: lookup, reference: client, field: rate }
best: { type: rollup, reference: client, field: rate, function: max }
stars: { type: rollup, reference: client, field: stars, function: sum }
labels: { type: lookup, reference: client, field: tags }`,
    clients:
      'stage: { type: select, options: [new, { name: old, title: Old friend, color: red }] }\nrate: { type: currency, currency: EUR }\nstars: { type: rating }',
  };
  const about = {
    'deals/todo/one': 'client: [x, y]',
    'deals/todo/two': 'client: y',
    'deals/todo/three': 'client: [y, x]',
    'clients/todo/x': 'stage: old\nrate: 5\nstars: 4\ntags: [vip]',
    'clients/todo/y': 'stage: new\nrate: { amount: 9, currency: EUR }\nstars: 3\ntags: [vip, far]',
  };
  const { tracker, give } = compute(boards, about);
  const board = tracker.boards.get('deals');
  const record = (slug: string) => {
    const found = tracker.records.find((each) => each.slug === slug);
    if (!found) throw new Error(`there is no record ${slug}`);
    return found;
  };
  const look = (slug: string, key: string) => displayValue(record(slug), key, board, fields);

  test('of money that is worked out, no more is told than the currency has decimals; what somebody wrote stays as it is', () => {
    const { tracker } = compute(
      {
        deals:
          'rate: { type: currency, currency: EUR }\nthird: { type: formula, formula: rate / 3.0, show: { type: currency, currency: EUR } }\nyen: { type: formula, formula: rate / 3.0, show: { type: currency, currency: JPY } }',
      },
      { 'deals/todo/one': 'rate: 10.1234' },
    );
    const told = (key: string) => {
      const [record] = tracker.records;
      return record && drawValue(displayValue(record, key, tracker.boards.get('deals'), fields));
    };
    expect([told('rate'), told('third'), told('yen')]).toEqual(['€10.1234', '€3.37', '¥3']);
  });

  test('of a number that is worked out two decimals are told unless the look says how many; its value stays exact', () => {
    const { tracker } = compute(
      {
        deals: [
          'n: { type: number }',
          'plain: { type: formula, formula: n / 3 }',
          'shown: { type: formula, formula: n / 3, show: { type: number, suffix: " h" } }',
          'exact: { type: formula, formula: n / 3, show: { type: number, decimals: 4 } }',
          'part: { type: formula, formula: n / 3, show: { type: percent } }',
          'small: { type: formula, formula: n / 7000 }',
          'whole: { type: formula, formula: n * 2 }',
        ].join('\n'),
      },
      { 'deals/todo/one': 'n: 16' },
    );
    const [record] = tracker.records;
    const told = (key: string) => record && drawValue(displayValue(record, key, tracker.boards.get('deals'), fields));
    expect(['plain', 'shown', 'exact', 'part', 'small', 'whole'].map(told)).toEqual(['5.33', '5.33 h', '5.3333', '5.33%', '0.0023', '32']);
    expect(record?.values.get('plain')).toBe(16 / 3);
  });

  test('they look as their fields do elsewhere', () => {
    const money = { style: 'currency', currency: 'EUR', maximumFractionDigits: 20, trailingZeroDisplay: 'stripIfInteger' };
    expect(look('one', 'stage')).toEqual({
      as: 'chips',
      chips: [
        { name: 'old', title: 'Old friend', color: 'red' },
        { name: 'new', title: 'New' },
      ],
    });
    expect(look('one', 'rates')).toEqual({
      as: 'several',
      of: [
        { as: 'number', number: 5, format: money },
        { as: 'number', number: 9, format: money },
      ],
    });
    expect(look('one', 'best')).toEqual({ as: 'number', number: 9, format: money });
    expect(look('one', 'stars')).toEqual({ as: 'number', number: 7, format: reckonedFormat });
    expect(look('two', 'stars')).toEqual({ as: 'meter', value: 3, max: 5, stars: true });
    expect(give('deals/one', 'labels')).toEqual({ value: ['vip', 'far'] });
  });

  test.each([
    ['"hello"', '{ type: country }', { problem: 'show: "hello" is not the code of a country such as ES' }],
    ['"javascript:alert(1)"', '{ type: url }', { problem: expect.stringMatching(/^show: "javascript:" is not allowed/) }],
    ['n * -9', '{ type: rating }', { value: -9 }],
    ['"2026-02-31"', '{ type: date }', { problem: 'show: 2026-02-31 is not a day of the calendar' }],
    ['{"lat": 1}', '{ type: location }', { problem: expect.stringMatching(/^show: /) }],
    ['[1, title]', '{ type: multiselect, options: [a] }', { problem: expect.stringMatching(/^show: /) }],
    ['ifEmpty(title, n)', '{ type: number }', { problem: 'it gives text, and a number is shown' }],
    ['n / 3', '{ type: number, decimals: 2 }', { value: 1 / 3 }],
  ])('what %s gives is not drawn as %s unless it can be', (formula, show, expected) => {
    const computed = compute(
      { a: `n: { type: number }\nf: { type: formula, formula: '${formula}', show: ${show} }` },
      { 'a/todo/x': 'n: 1' },
    );
    expect(computed.give('a/x', 'f')).toEqual(expected);
    const [one] = computed.tracker.records;
    if (one) expect(drawValue(displayValue(one, 'f', computed.tracker.boards.get('a'), fields))).toBeTypeOf('string');
  });

  test('a text that only looks like a day is shown as text', () => {
    const { tracker: read } = compute({ a: `f: { type: formula, formula: '"2026-99-99"' }` }, { 'a/todo/x': 'tags: []' });
    const [one] = read.records;
    expect(one && displayValue(one, 'f', read.boards.get('a'), fields)).toEqual({ as: 'text', text: '2026-99-99' });
  });

  test('they sort as their fields do elsewhere, item by item', () => {
    const deals = tracker.records.filter((each) => each.board === 'deals');
    const sorted = (by: string) => sortRecords(deals, by, tracker, fields).map(({ slug }) => slug);
    expect(sorted('stage')).toEqual(['two', 'three', 'one']);
    expect(sorted('-rates')).toEqual(['three', 'two', 'one']);
  });

  test('an expression knows what they are', () => {
    const names = board && namesOf(board, fields);
    const kinds: Value = Object.fromEntries(['stage', 'rates', 'best', 'stars', 'labels'].map((name) => [name, String(names?.get(name))]));
    expect(kinds).toEqual({ stage: 'list<string>', rates: 'dyn', best: 'double', stars: 'double', labels: 'list<string>' });
  });

  test('one that a person wrote is told at its line, and worked out all the same', () => {
    const files = filesOf({
      boards: { a: 'n: { type: number }\nf: { type: formula, formula: n * 2 }' },
      about: { 'a/todo/one': 'n: 2\nf: 5' },
    });
    const { tracker: read } = computeFiles(files, fields);
    expect(read.diagnostics.map(({ place, message }) => [place.line, message])).toEqual([
      [4, 'f: is computed (formula); nothing is written for it'],
    ]);
    expect(read.records[0]?.values.get('f')).toBe(4);
  });

  test('a record that cannot be read is a problem of what is made of it, not a number less', () => {
    const files = filesOf({ boards, about });
    files['records/clients/todo/x.md'] = '---\ntitle: [\n---\n';
    expect(computeFiles(files, fields).give('deals/one', 'best')).toEqual({ problem: 'clients/x: rate: the record cannot be read' });
  });
});
