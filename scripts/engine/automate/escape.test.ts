import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapes } from './escape.ts';

const odd = fc.string({ unit: 'binary', maxLength: 40 });

test.each([
  ['header', 'a\r\nBcc: b', 'a Bcc: b'],
  ['header', '\u2028a\0b\u0085', 'a b'],
  ['url', '/../?a=b&c#d', '%2F..%2F%3Fa%3Db%26c%23d'],
  ['url', 'Заявка 7\r\n', '%D0%97%D0%B0%D1%8F%D0%B2%D0%BA%D0%B0%207%0D%0A'],
  ['url', 'a\ud800b', 'a%EF%BF%BDb'],
  ['markdown', '[a](http://b) @ana', '\\[a\\](http://b) @\u2060ana'],
] as const)('for %s %j is written %j', (destination, text, written) => {
  expect(escapes[destination]?.(text)).toBe(written);
});

test('a header stays one line', () => {
  fc.assert(fc.property(odd, (text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(escapes.header?.(text) ?? '\n')));
});

test('a part of an address stays that part, unless it is all points', () => {
  fc.assert(
    fc.property(odd, (text) => {
      const part = escapes.url?.(text) ?? '';
      fc.pre(!/^\.{1,2}$/.test(part) && part !== '');
      const url = new URL(`https://hooks.example.org/a/${part}/b?c=${part}`);
      expect(url.host).toBe('hooks.example.org');
      expect(url.pathname.split('/')).toEqual(['', 'a', part, 'b'].map((each) => new URL(`https://x.example/x${each}`).pathname.slice(2)));
      expect([...url.searchParams.keys()]).toEqual(['c']);
      expect(url.hash).toBe('');
    }),
  );
});

test('text and values are as they are', () => {
  expect([escapes.text, escapes.value]).toEqual([undefined, undefined]);
});
