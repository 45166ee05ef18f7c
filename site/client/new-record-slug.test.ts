import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldName, nameProblem } from '../../scripts/model/names.ts';
import { newCommand, quote } from '../render/command.ts';
import { slugFor } from './new-record-slug.ts';

test('a file gets a name of its own that the tracker takes, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 0, max: 12 }), (title, times) => {
      const taken = new Set<string>();
      for (let time = 0; time <= times; time++) {
        const { free } = slugFor(title, taken, 'abc234');
        expect(nameProblem(free)).toBe(undefined);
        expect(taken.has(foldName(free))).toBe(false);
        taken.add(foldName(free));
      }
    }),
  );
  expect(slugFor('Straße', new Set(['strasse']), 'x')).toEqual({ slug: 'straße', free: 'straße-2' });
  expect(slugFor('!!!', new Set(), 'abc234').free).toBe('record-abc234');
});

test('a command says the same as the form, in words that a shell leaves alone', () => {
  const set: [string, string | string[] | number | undefined][] = [
    ['tags', ['a', 'b c']],
    ['value', 12],
    ['gone', undefined],
  ];
  expect(newCommand('sales/open', "It's $HOME", set, 'call')).toBe(
    "npx woad new sales/open --title='It'\\''s $HOME' tags=a 'tags=b c' value=12 --template=call",
  );
  expect(quote('a;b')).toBe("'a;b'");
  expect(quote('')).toBe("''");
});
