import { expect, test } from 'vitest';
import { markNames, namedIn } from './page.ts';

test.each([
  ['boards/activity', 'boards/activity~'],
  ['boards/sales/automations', 'boards/sales/automations~'],
  ['ru/boards/docs', 'ru/boards/docs~'],
  ['records/docs/acme', 'records/docs~/acme'],
  ['ru/records/people/activity', 'ru/records/people~/activity~'],
  ['people/docs', 'people/docs~'],
  // pages of the program, in each language
  ['activity', 'activity'],
  ['ru/docs', 'ru/docs'],
  ['docs/records', 'docs/records'],
  ['boards/ru/table', 'boards/ru/table'],
  ['records/sales/boards', 'records/sales/boards'],
])('of %s the server is asked for %s', (asked, marked) => {
  const parts = markNames(asked.split('/'), ['en', 'ru']);
  expect(parts.join('/')).toBe(marked);
  expect(parts.map(namedIn).join('/')).toBe(asked);
});
