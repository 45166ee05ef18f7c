import { expect, test } from 'vitest';
import { formatProblem } from './format.ts';

test.each([
  '',
  'title: T\n',
  'format: 1\ntitle: T\n',
  '\ufeffformat: 1 # the first\r\ntitle: T\r\n',
  'title: In which format?\nformat: 1\n',
  'description: |\n  format: 2\n',
  'title: { en: "format: 2" }\n',
  'format:\n',
  'format: 0\n',
  '{format: 1}\n',
])('%j is read here', (text) => expect(formatProblem(text)).toBeUndefined());

test.each([
  ['format: 2\n', '2'],
  ['\ufeffformat: 2\r\n', '2'],
  ['{format: 2}\n', '2'],
  ['"format": 2\n', '2'],
  ['"f\\u006frmat": 2\n', '2'],
  ['? format\n: 2\n', '2'],
  ['format: "2"\n', '2'],
  ['format: v2\n', 'v2'],
  ['format: 1.5\n', '1.5'],
  ['format: [2]\n', 'a list'],
  ['format: [\n', 'a list'],
  ['title: "format: 1"\nformat: 2\n', '2'],
  ['description: >\n  format: 1\nformat: 2\n', '2'],
  ['format: 99999999999999999999\n', '99999999999999999999'],
])('%j is not', (text, format) =>
  expect(formatProblem(text)).toBe(
    `the tracker is written in format ${format}; this version of woad reads format 1, a newer one is needed`,
  ),
);
