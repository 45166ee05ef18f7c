import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card } from './card.ts';
import { decodeRows, encodeRows } from './columns.ts';
import { decodeCards, encodeCards } from './encode.ts';
import { cardOf } from './tests/sample.ts';

const word = fc.string({ minLength: 1, maxLength: 12 });
const display = fc.oneof(
  fc.record({ as: fc.constant('number' as const), number: fc.integer() }),
  fc.record({ as: fc.constant('text' as const), text: word }),
  fc.record({ as: fc.constant('chips' as const), chips: fc.array(fc.record({ name: word, title: word }), { minLength: 1, maxLength: 2 }) }),
);
const card = fc
  .record(
    {
      title: word,
      slug: word,
      done: fc.boolean(),
      due: fc.constantFrom('2026-12-01', '2026-12-02T17:30'),
      tags: fc.array(word, { maxLength: 2 }),
      assignees: fc.array(word, { maxLength: 2 }),
      checked: fc.record({ done: fc.nat(3), total: fc.nat(9) }),
      comments: fc.nat(4),
      values: fc.dictionary(fc.constantFrom('value', 'stage', 'note'), display, { noNullPrototype: true }),
    },
    { requiredKeys: ['title', 'slug'] },
  )
  .map((part): Card => {
    const { slug } = part;
    return cardOf({ ...part, address: `sales/${slug}`, path: `records/sales/open/${slug}.md` } as Partial<Card>);
  });

test('cards come out of their file as they went in', () => {
  fc.assert(
    fc.property(fc.array(card, { maxLength: 12 }), (cards) => {
      const file = JSON.parse(JSON.stringify(encodeCards('sales', 'open', cards, {})));
      expect(decodeCards(file)).toEqual(cards);
    }),
  );
});

test('rows come out of their columns as they went in, whatever is absent', () => {
  const value = fc.option(fc.oneof(fc.integer(), word, fc.array(fc.integer(), { maxLength: 2 })), { nil: undefined });
  const row = fc.record({ a: value, b: value, c: fc.option(fc.record({ d: value, e: word }), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
      const plain = JSON.parse(JSON.stringify(rows));
      expect(decodeRows(JSON.parse(JSON.stringify(encodeRows(plain))))).toEqual(plain);
    }),
  );
});
