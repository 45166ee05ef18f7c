import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import type { Messages } from '../data.ts';
import { sayProblem } from './problem-words.ts';
import { wordsOf } from './words.ts';

const section = (language: string): Messages => {
  const all = parse(readFileSync(join(import.meta.dirname, `../languages/${language}.yml`), 'utf8')) as {
    problem: { [key: string]: string };
  };
  return new Map(Object.entries(all.problem).map(([key, text]) => [`problem.${key}`, text]));
};
const inLanguage = (language: string) => wordsOf(language, 'UTC', section(language), new Map());
const fields = await loadCatalogue<AnyFieldType>('fields');

describe('a fault of a record', () => {
  test.each([
    ['"12,50" is not a number; write 12.50', 'es', '"12,50" no es un número; escriba 12.50'],
    ['"1,250" is not a number; write 1250 or 1.250', 'it', '"1,250" non è un numero; scriva 1250 oppure 1.250'],
    ['2026-02-30 is not a day of the calendar', 'ru', 'дня 2026-02-30 нет в календаре'],
    [
      '"propsal" is not one of first-call, proposal; did you mean "proposal"?',
      'es',
      '"propsal" no es ninguna de las opciones: first-call, proposal; ¿quería decir «proposal»?',
    ],
    ['n: "many" is not a number', 'es', 'n: "many" no es un número'],
    ['sales/acme: rate: it divides by 0', 'it', 'sales/acme: rate: si divide per 0'],
    ['101 is more than 100, the most it may be', 'ru', '101 больше, чем 100, наибольшее допустимое значение'],
  ])('%s, in %s', (message, language, text) => {
    expect(sayProblem(message, inLanguage(language))).toEqual({ text });
  });

  test('in English is told as it was found, and one that nobody translated says in which language it is', () => {
    const message = 'the file is UTF-16; save it as UTF-8';
    expect(sayProblem(message, inLanguage('en'))).toEqual({ text: message });
    expect(sayProblem(message, inLanguage('fr'))).toEqual({ text: message, lang: 'en' });
    expect(sayProblem('', inLanguage('fr'))).toEqual({ text: '' });
  });

  test('as number, select and date tell it is known, with no word of English left', () => {
    const told = ['number', 'select', 'rating', 'checkbox', 'person'].flatMap((name) =>
      (fields.get(name)?.examples ?? []).flatMap(({ gives }) => ('problem' in gives ? [gives.problem] : [])),
    );
    const spoken = told.map((message) => sayProblem(message, inLanguage('it')));
    expect(spoken.filter(({ lang }) => lang === undefined).length).toBeGreaterThan(told.length / 2);
    for (const { text, lang } of spoken) if (lang === undefined) expect(text).not.toMatch(/ is | write |did you mean/);
  });
});
