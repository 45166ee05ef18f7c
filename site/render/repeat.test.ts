import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Repeat } from '../../scripts/model/repeat.ts';
import { readMessages } from '../gather/messages.ts';
import { remindText, repeatText } from './repeat.ts';
import { wordsOf } from './words.ts';

const read = (language: string) => readMessages(parse(readFileSync(join(import.meta.dirname, `../languages/${language}.yml`), 'utf8')));
const wordsIn = (language: string) => wordsOf(language, 'UTC', read(language), read('en'));

const often: Repeat = { every: { count: 2, unit: 'weeks' }, days: ['mon', 'thu'], until: '2027-01-01' };
const monthly: Repeat = { every: 'month', day: 31 };

describe('when a record comes again is told in the language of the page', () => {
  test.each([
    ['en', 'every 2 weeks (Monday and Thursday), until 1 Jan 2027', 'every month, on day 31', '1 day before it is due, 28 Nov 2026, 10:00'],
    [
      'es',
      'cada 2 semanas (lunes y jueves), hasta el 1 ene 2027',
      'cada mes, el día 31',
      '1 día antes del vencimiento, 28 nov 2026, 10:00',
    ],
    [
      'fr',
      'toutes les 2 semaines (lundi et jeudi), jusqu’au 1er janv. 2027',
      'chaque mois, le 31',
      '1 jour avant l’échéance, 28 nov. 2026, 10:00',
    ],
    [
      'it',
      'ogni 2 settimane (lunedì e giovedì), fino al 1 gen 2027',
      'ogni mese, il giorno 31',
      '1 giorno prima della scadenza, 28 nov 2026, 10:00',
    ],
    [
      'ru',
      'раз в 2 недели (понедельник и четверг), по 1 янв. 2027 г.',
      'каждый месяц, 31-го числа',
      '1 день до срока, 28 нояб. 2026 г., 10:00',
    ],
  ])('%s', (language, weeks, month, reminded) => {
    const words = wordsIn(language);
    expect(repeatText(often, words)).toBe(weeks);
    expect(repeatText(monthly, words)).toBe(month);
    expect(remindText('-1d, 2026-11-28T10:00', words).replace(/\s/g, ' ')).toBe(reminded);
  });
});
