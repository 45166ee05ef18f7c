import { expect, test } from 'vitest';
import { dateForm, ordersOf } from './dates.ts';
import { amountIn, currencyOf } from './money.ts';
import { numberForm, signOfSheet, signsOf } from './numbers.ts';
import { areSwitches, findListSign } from './parts.ts';

test.each([
  ['1234.5', '.', '1234.5'],
  ['1,234.50', '.', '1234.5'],
  ['1.234,50', ',', '1234.5'],
  ['-3', '.', '-3'],
  ['1 234', ',', '1234'],
  ['1,23', '.', undefined],
  ['12,34,567', '.', undefined],
  ['007', '.', undefined],
  ['+5', '.', undefined],
  ['-0', '.', undefined],
  ['1.2182E+15', '.', undefined],
  ['12345678901234567', '.', undefined],
  ['0.1234567890123456', '.', undefined],
  ['=1', '.', undefined],
  ['١٢', '.', undefined],
] as const)('the number %j with the sign %j', (cell, sign, form) => {
  expect(numberForm(cell, sign)).toBe(form);
});

test('the sign before decimals is that of the columns that tell, else unknown', () => {
  expect(signsOf(['1,234', '5'])).toEqual(['.', ',']);
  expect(signOfSheet([['1,5'], ['1.234']], ';')).toBe(',');
  expect(signOfSheet([['1,5'], ['1.5']], ';')).toBeUndefined();
  expect([signOfSheet([['1.234']], ';'), signOfSheet([['1.234']], ',')]).toEqual([undefined, '.']);
});

test.each([
  ['2026-12-01', '2026-12-01'],
  ['2026/1/2', '2026-01-02'],
  ['31/12/2026', '2026-12-31'],
  ['1.12.2026 9:05', '2026-12-01T09:05'],
  ['18/06/2026 14:04', '2026-06-18T14:04'],
  ['27/Sep/26 10:00 AM', '2026-09-27T10:00'],
  ['27/Sep/26 12:30 am', '2026-09-27T00:30'],
  ['Sep 27, 2026', '2026-09-27'],
  ['3 January 2026', '2026-01-03'],
  ['2026-07-01T10:00:30.123Z', '2026-07-01T12:00'],
  ['2026-07-01 23:30:00 +0000', '2026-07-02T01:30'],
  ['Wed Jul 01 2026 10:00:00 GMT+0000 (Coordinated Universal Time)', '2026-07-01T12:00'],
  ['31/02/2026', undefined],
  ['9999-12-31T23:59:59-12:00', undefined],
  ['0000-01-01T00:00:00Z', undefined],
  ['12/13/2026', undefined],
  ['1/2/26', undefined],
  ['27/Sep/26 13:00 PM', undefined],
  ['2026-12-01 25:00', undefined],
  ['1.2', undefined],
  ['May', undefined],
])('the day or time %j, the day first, in Madrid', (cell, form) => {
  expect(dateForm(cell, 'd/m/y', 'Europe/Madrid')).toBe(form);
});

test('which of two numbers is the day is known from the whole column, or not at all', () => {
  expect(ordersOf(['01/02/2026', '31/12/2026'], 'UTC')).toEqual(['d/m/y']);
  expect(ordersOf(['01/02/2026', '12/31/2026'], 'UTC')).toEqual(['m/d/y']);
  expect(ordersOf(['01/02/2026', '02/01/2026'], 'UTC')).toEqual(['d/m/y', 'm/d/y']);
  expect(ordersOf(['05/05/2026', '2026-01-02'], 'UTC')).toHaveLength(1);
  expect(ordersOf(['13/01/2026', '01/13/2026'], 'UTC')).toEqual([]);
  expect(ordersOf(['01.02.2026'], 'UTC')).toHaveLength(1);
});

test('cells hold several values where few come again, and nowhere else', () => {
  expect(findListSign(['red;blue', 'red', 'blue;red'])).toBe(';');
  expect(findListSign(['red, blue', 'red', 'blue, red', 'green, red', 'green'])).toBe(',');
  expect(findListSign(['Buy milk, then go home', 'Sleep, eat'])).toBeUndefined();
  expect(findListSign(['Yes, later', 'Yes, later', 'Yes, later', 'Yes, later'])).toBeUndefined();
  expect(findListSign(['1;2', '1', '2;1'])).toBeUndefined();
});

test.each([
  ['1.234,50 €', '1.234,50', 'EUR'],
  ['€ 1,200.00', '1,200.00', 'EUR'],
  ['12 500 zł', '12 500', 'PLN'],
  ['$99', '99', 'USD'],
  ["1'200.50 CHF", "1'200.50", 'CHF'],
  ['1’200.– Fr.', '1’200', 'CHF'],
  ['-5,- €', '-5', 'EUR'],
  ['€ -5', '-5', 'EUR'],
  ['1 200,00 ₽', '1 200,00', 'RUB'],
  ['5 EUR', '5', 'EUR'],
  ['12 500 kr', '12 500', undefined],
  ['7', '7', undefined],
])('the amount %j', (cell, number, currency) => {
  const amount = amountIn(cell);
  expect([amount?.number, amount && currencyOf(amount, [])]).toEqual([number, currency]);
});

test('what is no amount, and a sign of several currencies', () => {
  expect(['5 kg', '12a', 'Room 12', '€', '5 € 6', '€5€', '5 XYZ', '75 %', '+49 30 1234'].map(amountIn)).toEqual(Array(9).fill(undefined));
  const meant = (cell: string, code: string) => currencyOf(amountIn(cell) ?? { number: '', sign: '', currencies: [] }, [code]);
  expect([meant('5 kr', 'SEK'), meant('$5', 'CAD'), meant('5 €', 'USD'), meant('5 kr', 'EUR')]).toEqual(['SEK', 'CAD', 'EUR', undefined]);
});

test('yes and no, single letters only together', () => {
  expect([['Yes', 'NO'], ['TRUE'], ['y', 'n'], ['да', 'нет'], ['✓']].map(areSwitches)).toEqual([true, true, true, true, true]);
  expect(
    [
      ['Ja', 'nein'],
      ['x', 'X'],
      ['oui', 'non'],
      ['Sí', 'No'],
      ['J', 'N'],
      ['WAHR', 'FALSCH'],
    ].every(areSwitches),
  ).toBe(true);
  expect([['y'], ['yes', 'maybe'], ['1', '0'], []].map(areSwitches)).toEqual([false, false, false, false]);
});
