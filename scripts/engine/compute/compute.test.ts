import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../catalogue.ts';
import type { Computing } from '../../model/computing.ts';
import type { AnyFieldType, FieldTypes } from '../../model/field-type.ts';
import { computeFiles, filesOf } from '../../story/computing.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');

function compute(boards: { [board: string]: string }, about: { [record: string]: string }, types: FieldTypes = fields) {
  return computeFiles(filesOf({ boards, about }), types);
}

/** A formula over the fields before it, as text and as a function of their values; undefined is missing. */
interface Term {
  source: string;
  value(held: (number | undefined)[]): number | undefined;
}

const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.integer({ min: 0, max: 99 }).map((n): Term => ({ source: String(n), value: () => n })),
    fc.nat({ max: 5 }).map((at): Term => ({ source: `f${at}`, value: (held) => held[at] })),
    fc.tuple(tie('term'), fc.constantFrom('+', '-', '*'), tie('term')).map(([a, sign, b]): Term => {
      const reckon = { '+': (x: number, y: number) => x + y, '-': (x: number, y: number) => x - y, '*': (x: number, y: number) => x * y }[
        sign
      ];
      return { source: `(${a.source} ${sign} ${b.source})`, value: (held) => both(a.value(held), b.value(held), (x, y) => reckon?.(x, y)) };
    }),
    fc.tuple(tie('term'), tie('term'), tie('term')).map(
      ([a, b, c]): Term => ({
        source: `if(${a.source} > ${b.source}, ${c.source}, ${a.source})`,
        value: (held) => both(a.value(held), b.value(held), (x, y) => (x > y ? c.value(held) : x)),
      }),
    ),
    fc.tuple(tie('term'), tie('term')).map(
      ([a, b]): Term => ({
        source: `ifEmpty(${a.source}, ${b.source})`,
        value: (held) => a.value(held) ?? b.value(held),
      }),
    ),
  ),
}));

function both(a: number | undefined, b: number | undefined, of: (a: number, b: number) => number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : of(a, b);
}

describe('formulas over formulas', () => {
  test('give what the same reckoning gives by hand, in whatever order they are written', () => {
    const formulas = fc.array(term, { minLength: 1, maxLength: 5 });
    const written = fc.array(fc.option(fc.integer({ min: -50, max: 50 })), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(formulas, written, fc.boolean(), (all, numbers, isTurned) => {
        const held: (number | undefined)[] = numbers.map((each) => each ?? undefined);
        const lines = numbers.map((_, at) => `f${at}: { type: number }`);
        // each formula stands in the place of a number that the ones after it may name
        const sources = all.map(
          ({ source }, at) => `g${at}: { type: formula, formula: "${source.replaceAll(/f(\d)/g, (_, n) => nameAt(Number(n), at))}" }`,
        );
        const expected: (number | undefined)[] = [];
        for (const [at, { value }] of all.entries()) expected.push(value(held.map((each, n) => (n < at ? expected[n] : each))));
        const fieldLines = isTurned ? [...lines, ...sources].reverse() : [...lines, ...sources];
        const record = ['tags: []', ...numbers.flatMap((each, at) => (each === null ? [] : [`f${at}: ${each}`]))].join('\n');
        const { give, plan } = compute({ a: fieldLines.join('\n') }, { 'a/todo/one': record });
        expect(plan.findings).toEqual([]);
        for (const [at, value] of expected.entries()) expect(give('a/one', `g${at}`)).toEqual(value === undefined ? {} : { value });
      }),
      { numRuns: 60 },
    );
  });

  /** In the formula at that place, the first names are those of the formulas before it. */
  function nameAt(n: number, at: number): string {
    return n < at ? `g${n}` : `f${n}`;
  }

  test('a missing value is told by its name', () => {
    const { tracker, missing } = compute(
      { a: 'n: { type: number }\nm: { type: number }\nf: { type: formula, formula: n + m }' },
      { 'a/todo/one': 'n: 1' },
    );
    const [record] = tracker.records;
    expect(record && missing.get(record)?.get('f')).toEqual(['m']);
  });

  test('a fault passes on to what is made of it, with its name', () => {
    const { give } = compute(
      {
        a: 'n: { type: number }\nf: { type: formula, formula: 1 / n }\ng: { type: formula, formula: f + 1 }\nh: { type: formula, formula: g * 2 }',
      },
      { 'a/todo/one': 'n: 0' },
    );
    expect(give('a/one', 'h')).toEqual({ problem: 'g: f: it divides by 0' });
  });

  test('a text where a sum of money is shown is a problem', () => {
    const { give } = compute(
      { a: 'n: { type: lookup, reference: blocked_by, field: title }\nf: { type: formula, formula: first(n), show: { type: currency } }' },
      { 'a/todo/one': 'blocked_by: [one]' },
    );
    expect(give('a/one', 'f')).toEqual({ problem: 'show: currency shows a number, and this gives text' });
  });
});

describe('circles', () => {
  const boards = {
    deals:
      'client: { type: reference, board: clients }\nshare: { type: lookup, reference: client, field: total }\nn: { type: number }\nfine: { type: formula, formula: n + 1 }',
    clients:
      'total: { type: rollup, referenced_by: deals.client, field: share, function: sum }\nhalf: { type: formula, formula: total / 2 }',
  };
  const about = { 'deals/todo/a': 'client: c\nn: 1', 'clients/todo/c': 'tags: []' };

  test('over two boards are named on every record, and the rest is worked out', () => {
    const { give } = compute(boards, about);
    const circle = 'is computed from itself: deals.share -> clients.total -> deals.share';
    const found = [give('deals/a', 'share'), give('clients/c', 'total'), give('clients/c', 'half')];
    expect(found).toEqual([
      { problem: expect.stringContaining('is computed from itself: ') },
      { problem: expect.any(String) },
      { problem: expect.stringContaining('total: is computed from itself') },
    ]);
    expect([circle, 'is computed from itself: clients.total -> deals.share -> clients.total']).toContain(Object.values(found[0] ?? {})[0]);
    expect(give('deals/a', 'fine')).toEqual({ value: 2 });
  });

  const chained = (type: AnyFieldType['compute']): FieldTypes => {
    const formula = fields.get('formula');
    if (!formula || !type) throw new Error('there is no formula');
    const { needs: _, like: __, computed: ___, ...rest } = formula;
    return new Map([...fields, ['chained', { ...rest, options: (z) => z.strictObject({}), compute: type }]]);
  };
  const up = (_: unknown, about: Computing) => {
    const { record, recordsOf, field } = about;
    const parents = recordsOf(record, { reference: 'parent' });
    const [parent] = 'records' in parents ? parents.records : [];
    if (!parent) return { value: 1 };
    const above = about.valueOf(parent, field.name);
    return above.problem === undefined ? { value: Number(above.value) + 1 } : above;
  };

  test('of records, through a type that does not say what it reads, are found when they are met', () => {
    const { give } = compute(
      { a: 'depth: { type: chained }' },
      { 'a/todo/x': 'parent: y', 'a/todo/y': 'parent: x', 'a/todo/z': 'tags: []' },
      chained(up),
    );
    expect(give('a/x', 'depth')).toEqual({ problem: 'is computed from itself: a/x.depth -> a/y.depth -> a/x.depth' });
    expect(give('a/z', 'depth')).toEqual({ value: 1 });
  });

  test('a chain of thousands neither ends the process nor is cut in silence', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 3000 }, (_, n) => [
        `a/todo/r${String(n).padStart(4, '0')}`,
        n === 2999 ? 'tags: []' : `parent: r${String(n + 1).padStart(4, '0')}`,
      ]),
    );
    const { give } = compute({ a: 'depth: { type: chained }' }, chain, chained(up));
    expect(give('a/r0000', 'depth')).toEqual({ problem: 'it is made of a chain of more than 200 computed values' });
    expect(give('a/r2999', 'depth')).toEqual({ value: 1 });
  });

  test('an expression that a type did not announce is worked out too', () => {
    const types = chained((_, { record, evaluate, holds }) => {
      const condition = holds('n > 1', record);
      return 'holds' in condition && condition.holds ? evaluate('n + nn', record) : evaluate('n * 2', record);
    });
    const { give } = compute({ a: 'n: { type: number }\nf: { type: chained }' }, { 'a/todo/x': 'n: 1', 'a/todo/y': 'n: 2' }, types);
    expect([give('a/x', 'f'), give('a/y', 'f')]).toEqual([{ value: 2 }, { problem: '"nn" is not known here; did you mean "n"?' }]);
  });
});
