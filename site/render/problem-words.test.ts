import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import { readMessages } from '../gather/messages.ts';
import { renderProblem, sayProblem } from './problem-words.ts';

const read = (language: string) => readMessages(parse(readFileSync(join(import.meta.dirname, `../languages/${language}.yml`), 'utf8')));
const sentences = new Map(['en', 'es', 'fr', 'it', 'ru'].map((language) => [language, read(language)]));
const contexts = new Map([...sentences.keys()].map((language) => [language, { words: { language }, site: { sentences } }]));
const inLanguage = (language: string) => contexts.get(language) ?? { words: { language }, site: {} };
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
    const message = 'the file is UTF-16, and nobody knows why';
    expect(sayProblem(message, inLanguage('en'))).toEqual({ text: message });
    expect(sayProblem(message, inLanguage('fr'))).toEqual({ text: message, lang: 'en' });
    expect(sayProblem('', inLanguage('fr'))).toEqual({ text: '' });
    expect(renderProblem('<b>nobody</b> said this', inLanguage('fr'))).toBe('<span lang="en">&lt;b&gt;nobody&lt;/b&gt; said this</span>');
    expect(renderProblem('"<b>" is not a number', inLanguage('fr'))).toBe('&quot;&lt;b&gt;&quot; n’est pas un nombre');
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

describe('why a rule did what it did', () => {
  test.each([
    [
      'record-moved: sales/acme: it moved to doing, not to done or lost (and 2 more)',
      'es',
      'record-moved: sales/acme: pasó a doing, no a done o lost (y 2 más)',
    ],
    [
      'send-email: to: email is empty on sales/acme, and code is empty on sales/acme; fill it in, or let the step ask for it with if: has(email)',
      'it',
      'send-email: to: email è vuoto in sales/acme, e code è vuoto in sales/acme; lo compili, oppure lo faccia verificare al passo con if: has(email)',
    ],
    [
      'if deal_value > 5 && won: deal_value is 3, won is not set',
      'fr',
      'if deal_value > 5 && won\u00a0: deal_value est 3, won n’est pas renseigné',
    ],
    [
      'comment: the record is so already; assign: dev wants no notices',
      'ru',
      'comment: запись уже такая; assign: dev: уведомления отключены',
    ],
    [
      'automations/won.yml:3:5: "record-movd" is not a trigger; did you mean "record-moved"?; a rule with faults is not run',
      'es',
      'automations/won.yml:3:5: "record-movd" no es un disparador; ¿quería decir «record-moved»?; una regla con errores no se ejecuta',
    ],
    ['the mail server said 550 no such user (tried 3 times)', 'it', 'il server di posta ha detto: 550 no such user (tentativi: 3)'],
  ])('%s, in %s', (message, language, text) => {
    expect(sayProblem(message, inLanguage(language)).text).toEqual(text);
  });

  test('is left as it is where it is odd, and not brooded over', () => {
    const odd = ['x: '.repeat(300), '; '.repeat(450), `"${'a; b, and '.repeat(90)}" is not`, `"${'a, or '.repeat(120)}" is nothing`];
    for (const message of odd) expect(sayProblem(message, inLanguage('ru'))).toEqual({ text: message, lang: 'en' });
  });

  test('comes to an end, however many sentences what people wrote looks like', () => {
    const pieces = [
      '; ',
      ', and ',
      ', or ',
      'x: ',
      'on x: ',
      'x',
      ' (and 3 more)',
      ' (tried 3 times)',
      ' is ',
      ' not ',
      ' and has',
      'a list',
      '; write x',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { minLength: 60, maxLength: 160 }).map((parts) => parts.join(''));
    const words = inLanguage('fr');
    fc.assert(
      fc.property(text, (odd) => sayProblem(`${odd} is not a number`, words).text !== ''),
      { numRuns: 400 },
    );
  });
});
