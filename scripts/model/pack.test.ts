import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pack, unpack } from './pack.ts';

const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double().map((number) => number + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('data')),
    fc.dictionary(fc.oneof(fc.constantFrom('$map', '$set', '$number', '$entries', 'a'), fc.string()), tie('data'), {
      noNullPrototype: true,
    }),
    fc.array(fc.tuple(fc.string(), tie('data'))).map((entries) => new Map(entries)),
    fc.uniqueArray(fc.string()).map((items) => new Set(items)),
  ),
}));

it('gives back what was packed, through JSON', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(unpack(JSON.parse(JSON.stringify(pack(value))))).toEqual(value);
    }),
  );
});
