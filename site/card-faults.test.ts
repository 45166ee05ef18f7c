import { expect, test } from 'vitest';
import { openDisk } from '../scripts/store/disk.ts';
import { tellCardFaults } from './card-faults.ts';
import type { SiteData } from './data.ts';
import { readLanguages } from './languages.ts';

const { read } = openDisk(`${import.meta.dirname}/..`);

/** What the cards of a site say is wrong with their files. */
function toldOn(languages: string[], ...messages: string[]): unknown[] {
  const records = messages.map((message) => ({ card: { fault: { key: 'n', message, more: 0 } } }));
  const site = { languages, records: [...records, { card: {} }], sentences: readLanguages(languages, 'engine', read) };
  tellCardFaults(site as unknown as SiteData);
  return records.map(({ card }) => card.fault.message);
}

test('a card has what is wrong with its file in the languages of the site, as browsers draw it', () => {
  const message = '"many" is not a number';
  expect(toldOn(['it', 'ru'], message)).toEqual([{ en: message, it: '"many" non è un numero', ru: '"many" — не число' }]);
  expect(toldOn(['en'], message)).toEqual([message]);
});

test('one that nobody translated stays one text, and one that is withheld stays empty', () => {
  expect(toldOn(['en', 'fr'], 'nobody knows this', '')).toEqual(['nobody knows this', '']);
});

test('pages and the engine have parts of their own of a language, and together all of it', () => {
  const keysOf = (part: 'pages' | 'engine') => [...(readLanguages(['ru'], part, read).get('ru')?.keys() ?? [])];
  expect(keysOf('pages')).toContain('problem.count');
  expect(keysOf('engine')).toContain('fault.number');
  expect(keysOf('pages').filter((key) => keysOf('engine').includes(key))).toEqual([]);
  expect(keysOf('engine').every((key) => /^(?:frame|fault|reason|hint|kind|what|fact)\./.test(key))).toBe(true);
});
