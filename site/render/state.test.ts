import { expect, test } from 'vitest';
import { cardFor, salesHead } from '../tests/cards.ts';
import { siteOf } from '../tests/sample.ts';
import { fitting } from './filter.ts';
import { readState, understood } from './state.ts';

test('a day, a span and a zoom that mean nothing leave what the view asks for itself; an empty word takes that back', () => {
  const own = { span: 'week', zoom: 'quarter' };
  const asked = (words: string) => {
    const { at, span, zoom } = understood(readState(new URLSearchParams(words), own), [salesHead], own);
    return [at, span, zoom];
  };
  expect(asked('at=2026-12-01&span=month&zoom=week')).toEqual(['2026-12-01', 'month', 'week']);
  expect(asked('at=2026-02-31&span=year&zoom=close')).toEqual([undefined, 'week', 'quarter']);
  expect(asked('span=&zoom=')).toEqual([undefined, undefined, undefined]);
});

test('a day, a month or a year asks for all that lies in it, times too', () => {
  const dues = ['2026-12-01', '2026-12-01T17:30', '2026-12-09', '2027-01-01'];
  const cards = dues.map((due) => cardFor({ title: due, due }));
  const left = (due: string) =>
    fitting(cards, { text: '', only: new Map([['due', [due]]]) }, '2026-11-21T13:54', [salesHead], siteOf([])).map(({ title }) => title);
  expect(left('2026-12-01')).toEqual(dues.slice(0, 2));
  expect(left('2026-12')).toEqual(dues.slice(0, 3));
  expect(left('2027')).toEqual(dues.slice(3));
  // a month is no beginning of a word
  const named = [cardFor({ title: '2026-12-report', tags: ['2026-12-report'] })];
  expect(fitting(named, { text: '', only: new Map([['tags', ['2026-12']]]) }, undefined, [salesHead], siteOf([]))).toEqual([]);
});

test('the search box of a view finds people by name, also in a field of theirs', () => {
  const cards = [cardFor({ values: { lead: { as: 'people', people: ['ana'] } } }), cardFor({ assignees: ['ana'] }), cardFor({})];
  const found = (text: string) => fitting(cards, { text, only: new Map() }, undefined, [salesHead], siteOf([]));
  expect(found('garcia')).toEqual(cards.slice(0, 2));
});
