import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json.ts';
import { drawColumns, fitText, safeLine, safeText, widthOf, wrapText } from './text.ts';

test('a title cannot steer the terminal', () => {
  expect(safeText('a\u001b[31mred\u0007\u202eb\r\nc')).toBe('a�[31mred��b\nc');
  expect(safeLine('one\n  two\tthree')).toBe('one two three');
});

test('JSON holds no character that a terminal would obey, and says the same', () => {
  const data = { title: 'a\u001b\u009b31m\u202e\u2028b', wide: '日本' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
  expect(jsonText(data)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/);
  expect(JSON.parse(jsonText(data))).toEqual(data);
});

test('wide characters take two columns', () => {
  expect([widthOf('abc'), widthOf('日本'), widthOf('👩‍💻'), widthOf('é')]).toEqual([3, 4, 2, 1]);
  expect(fitText('日本語', 4)).toBe('日… ');
});

test('any text fits its columns', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 4, max: 40 }), (text, width) => {
      expect(widthOf(fitText(safeLine(text), width))).toBe(width);
      for (const line of wrapText(safeLine(text), width, 3)) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }),
  );
});

test('columns stand under each other', () => {
  expect(
    drawColumns([
      ['a', 'bb', 'c'],
      ['aaa', 'b', ''],
    ]),
  ).toBe('a    bb  c\naaa  b');
  expect(
    drawColumns([
      ['日本', 'b', 'one\n  two '],
      ['a\u001b', 'bb', 'c'],
    ]),
  ).toBe('日本  b   one two\na�    bb  c');
  expect(
    drawColumns([
      ['a', 'b\nc'],
      ['aa', ''],
    ]),
  ).toBe('a   b c\naa');
});
