import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chart, lists, of, type Story } from '../tests/charting.ts';

const steps = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }),
    fc.array(fc.constantFrom(...lists), { minLength: 5, maxLength: 5 }),
  )
  .map(([days, places]) => days.sort((a, b) => a - b).map((day, index): [number, string] => [day, places[index] ?? 'leads']));
const story = fc.record({
  went: steps,
  keys: fc.constantFrom(
    '',
    'tags: [a]\n',
    'tags: [a, b]\n',
    'value: 5\n',
    'value: { amount: 7, currency: USD }\n',
    'archived: 2026-11-20\n',
  ),
});
const tellings = fc.array(story, { minLength: 1, maxLength: 12 });
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
const standsIn = ({ went }: Story) => went.at(-1)?.[1] ?? '';

describe('whatever happened', () => {
  test('a funnel never grows, begins with all, and ends with those that were won at some time', () => {
    fc.assert(
      fc.property(tellings, (stories) => {
        const counts = of('funnel', chart(stories, { type: 'funnel' })).steps.map(({ count }) => count);
        expect(counts).toEqual([...counts].sort((a, b) => b - a));
        expect([counts[0], counts.at(-1)]).toEqual([
          stories.length,
          stories.filter(({ went }) => went.some(([, list]) => list === 'won')).length,
        ]);
      }),
    );
  });

  test('the last day of the cumulative flow is the board, archived records too, and no day counts below nothing', () => {
    fc.assert(
      fc.property(tellings, (stories) => {
        const { bands } = of('cumulative-flow', chart(stories, { type: 'cumulative-flow' }));
        expect(bands.map(({ counts }) => counts.at(-1))).toEqual(
          lists.map((list) => stories.filter((each) => standsIn(each) === list).length),
        );
        expect(bands.every(({ counts }) => counts.every((count) => count >= 0))).toBe(true);
      }),
    );
  });

  test('a burn-up ends with all records and those that are done, and is never more than done', () => {
    fc.assert(
      fc.property(tellings, (stories) => {
        const [part] = of('burn-up', chart(stories, { type: 'burn-up' })).parts;
        const done = stories.filter((each) => ['won', 'lost'].includes(standsIn(each))).length;
        expect([part?.scope.at(-1), part?.done.at(-1)]).toEqual([stories.length, done]);
        expect(part?.done.every((value, index) => value <= (part.scope[index] ?? 0))).toBe(true);
      }),
    );
  });

  test('bars add up to the records of the board; with several tags one is in several bars and once in the total', () => {
    fc.assert(
      fc.property(tellings, (stories) => {
        const standing = stories.filter(({ keys }) => !keys.includes('archived'));
        const [byList] = of('bar', chart(stories, { type: 'bar' })).parts;
        expect([byList?.total, sum(byList?.groups.map(({ value }) => value) ?? [])]).toEqual([standing.length, standing.length]);
        const [byTag] = of('pie', chart(stories, { type: 'pie', by: 'tags' })).parts;
        const twice = standing.filter(({ keys }) => keys.includes('a, b')).length;
        expect([byTag?.total, sum(byTag?.groups.map(({ value }) => value) ?? [])]).toEqual([standing.length, standing.length + twice]);
      }),
    );
  });

  test('currencies are never added', () => {
    fc.assert(
      fc.property(tellings, (stories) => {
        const { parts } = of('bar', chart(stories, { type: 'bar', sum: 'value' }));
        const told = Object.fromEntries(parts.map(({ unit, total }) => [unit?.format?.currency ?? '', total]));
        const [euros, dollars] = ['value: 5', 'amount: 7'].map((text) => stories.filter(({ keys }) => keys.includes(text)).length);
        expect([told['EUR'] ?? 0, told['USD'] ?? 0]).toEqual([(euros ?? 0) * 5, (dollars ?? 0) * 7]);
      }),
    );
  });
});
