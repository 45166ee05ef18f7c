import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAddress, githubPlaces, placeOf } from './github.ts';

const odd = fc.constantFrom(
  '..',
  '.',
  '#',
  '?',
  '&',
  '%2e%2e',
  '%',
  '\\',
  ' ',
  '@elsewhere.example',
  ':',
  ';',
  '"',
  '<',
  '+',
  '=',
  'é',
  '\ud800',
  '\n',
  '\t',
  'a',
  'B',
);
const part = fc
  .array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 5 })), { minLength: 1, maxLength: 4 })
  .map((all) => all.join('').replaceAll('/', '').toWellFormed() || 'x');
const parts = fc.array(part, { minLength: 1, maxLength: 4 }).map((all) => all.join('/'));
const branch = fc
  .array(
    part.filter((each) => each !== '.' && each !== '..'),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => all.join('/'));

test('nothing that a record or branch is called leads to another host or page', () => {
  fc.assert(
    fc.property(branch, parts, fc.string({ unit: 'binary' }), (at, path, text) => {
      const places = githubPlaces('tide/tracker', at, 'sub folder#/');
      const dotted = path.split('/').some((each) => each === '.' || each === '..');
      for (const [kind, start] of [
        ['edit', places.edit],
        ['upload', places.upload],
        ['commits', places.history],
      ] as const) {
        const address = placeOf(start, path);
        if (address === undefined) {
          expect(dotted).toBe(true);
          continue;
        }
        const { origin, pathname, search, hash } = new URL(address);
        expect([origin, search, hash]).toEqual(['https://github.com', '', '']);
        expect(pathname.split('/').map(decodeURIComponent).join('/')).toBe(`/tide/tracker/${kind}/${at}/sub folder#/${path}`);
      }
      const made = createAddress(places.create, path, text);
      if (!made) {
        expect(dotted).toBe(true);
        return;
      }
      const { origin, pathname, searchParams, hash } = new URL(made.address);
      expect([origin, hash, pathname.split('/').map(decodeURIComponent).join('/')]).toEqual([
        'https://github.com',
        '',
        `/tide/tracker/new/${at}`,
      ]);
      expect(searchParams.get('filename')).toBe(`sub folder#/${path}`);
      expect(searchParams.get('value')).toBe(text.toWellFormed());
    }),
    { numRuns: 500 },
  );
});

test('a text comes along as long as GitHub takes the address', () => {
  const { create } = githubPlaces('tide/tracker', 'main', '');
  const fits = createAddress(create, 'a.md', 'x'.repeat(5900));
  expect(fits?.whole).toBe(true);
  expect(fits?.address.length).toBeLessThanOrEqual(6000);
  expect(createAddress(create, 'a.md', 'x'.repeat(6000))).toEqual({
    address: 'https://github.com/tide/tracker/new/main?filename=a.md',
    whole: false,
  });
  expect(createAddress(create, 'a.md', 'é'.repeat(1000))?.whole).toBe(false);
});

test('a record whose slug walks up has no place on GitHub', () => {
  const { edit, upload } = githubPlaces('tide/tracker', 'main', '');
  expect(placeOf(upload, 'records/sales/_files/..')).toBe(undefined);
  expect(placeOf(edit, 'records//a.md')).toBe(undefined);
  expect(placeOf(undefined, 'a.md')).toBe(undefined);
});
