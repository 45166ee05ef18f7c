import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readMessages } from '../gather/messages.ts';
import { sayNamed } from './named.ts';
import { wordsOf } from './words.ts';

const read = (language: string) => readMessages(parse(readFileSync(join(import.meta.dirname, `../languages/${language}.yml`), 'utf8')));
const english = read('en');
const deals = {
  one: { en: 'Deal', es: 'Oportunidad', fr: 'Affaire', it: 'Trattativa', ru: 'Сделка' },
  many: { en: 'Deals', es: 'Oportunidades', fr: 'Affaires', it: 'Trattative', ru: 'Сделки' },
};

test.each([
  ['en', 'New deal', 'New deal on Sales', 'All deals', 'No deals fit these filters.', 'New record'],
  ['es', 'Crear oportunidad', 'Crear oportunidad en Sales', 'Lista completa de oportunidades', 'No hay oportunidades', 'Nueva ficha'],
  ['fr', 'Créer\u00a0: affaire', 'Créer sur Sales\u00a0: affaire', 'Liste complète des affaires', 'Ces filtres écartent', 'Nouvelle fiche'],
  ['it', 'Crea trattativa', 'Crea trattativa su Sales', 'Elenco completo: trattative', 'Non ci sono trattative', 'Nuova scheda'],
  ['ru', 'Создать: сделка', 'Создать на доске Sales: сделка', 'Все сделки', 'никакие сделки', 'Новая запись'],
])('%s: a board’s records are called what the board calls them', (language, made, on, all, none, plain) => {
  const words = wordsOf(language, 'UTC', read(language), english);
  expect(sayNamed('new', 'board.new', deals, words)).toBe(made);
  expect(sayNamed('new_on', 'palette.new', deals, words, { board: 'Sales' })).toBe(on);
  expect(sayNamed('all', 'pages.all', deals, words)).toBe(all);
  expect(sayNamed('unfit', 'filter.unfit', deals, words)).toContain(none);
  expect(sayNamed('new', 'board.new', undefined, words)).toBe(plain);
});

test('one name for all languages is said in each, and one that is no common word keeps its letters', () => {
  const words = wordsOf('it', 'UTC', read('it'), english);
  expect(sayNamed('new', 'board.new', { one: 'PR', many: 'PRs' }, words)).toBe('Crea PR');
});
