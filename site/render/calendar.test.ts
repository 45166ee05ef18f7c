import { describe, expect, test } from 'vitest';
import { shiftDays } from '../../scripts/model/local-time.ts';
import { cardFor, modelFor, salesHead } from '../tests/cards.ts';
import { siteOf } from '../tests/sample.ts';
import calendar from '../views/calendar.ts';
import { datedCards, dateKeys, stretchesOf } from './days-of.ts';
import { plainState } from './state.ts';

const context = siteOf([]);
const cards = [
  cardFor({ title: 'Late one', due: '2026-11-18' }),
  cardFor({ title: 'Call', due: '2026-11-21T17:30', color: 'pink' }),
  cardFor({ title: 'Won <i>', due: '2026-11-18', list: 'won', done: true }),
  cardFor({ title: 'Long', start: '2026-11-19', due: '2026-11-24' }),
  cardFor({ title: 'Never' }),
];

describe('when cards are', () => {
  test('by due a point, by start until due, by a field with ranges its days', () => {
    const long = cardFor({ start: '2026-11-19', due: '2026-11-24T10:00' });
    expect(stretchesOf(long, 'due', salesHead)).toMatchObject([{ from: '2026-11-24', to: '2026-11-24', time: '10:00', kind: 'point' }]);
    expect(stretchesOf(long, 'start', salesHead)).toMatchObject([{ from: '2026-11-19', to: '2026-11-24', kind: 'span' }]);
    expect(stretchesOf(cardFor({ start: '2026-11-19' }), 'start', salesHead)).toMatchObject([{ kind: 'open' }]);
    const trip = cardFor({ values: { trip: { as: 'date', date: '2026-12-30', end: '2027-01-02' } } });
    expect(stretchesOf(trip, 'trip', salesHead)).toMatchObject([{ from: '2026-12-30', to: '2027-01-02', kind: 'span' }]);
    expect(dateKeys([salesHead], [])).toEqual(['due', 'start', 'created', 'trip']);
  });

  test('what is no day stands with those that have none', () => {
    const odd = [cardFor({ due: '2026-02-31' }), cardFor({ due: 'soon' }), cardFor({ due: '2026-02-28' })];
    const { dated, undated } = datedCards(modelFor(odd), ['due']);
    expect([dated.length, undated.length]).toEqual([1, 2]);
  });
});

describe('a calendar', () => {
  test('is a grid of days around today, one of them in the order of Tab', () => {
    const html = calendar.draw(modelFor(cards), context);
    expect(html).toContain('role="grid"');
    expect(html.match(/<td /g)).toHaveLength(42);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html).toMatch(/class="today rest" data-day="2026-11-21" tabindex="0"/);
    expect(html).toMatch(/<li class="ev late"[^>]*>.*Late one/);
    expect(html).toMatch(/<li class="ev done"[^>]*>.*Won &lt;i&gt;/);
    expect(html).toMatch(/data-c="pink"><a[^>]*>.*<time>17:30<\/time>/);
    expect(html).not.toMatch(/ style=|<i>/);
  });

  test('by start it draws from start to due, through the end of the week', () => {
    const html = calendar.draw(modelFor(cards, { state: { ...plainState, date: 'start' } }), context);
    expect(html).toMatch(/<li class="ev w4 span after"/);
    expect(html).toMatch(/<li class="ev w2 span before"/);
  });

  test('shows the month or week of the address, and today where that says nonsense', () => {
    const titleAt = (at: string, span?: string) =>
      /<h2[^>]*>([^<]*)/.exec(calendar.draw(modelFor(cards, { state: { ...plainState, at, span } }), context))?.[1];
    expect(titleAt('2027-02-14')).toBe('February 2027');
    expect(titleAt('2027-02-31')).toBe('November 2026');
    expect(titleAt('"><script>')).toBe('November 2026');
    expect(titleAt('2027-01-01', 'week')).toMatch(/^28 Dec – 3 Jan 2027/);
  });

  test('links keep what else the address says', () => {
    const state = { ...plainState, text: 'call', span: 'week' };
    expect(calendar.draw(modelFor(cards, { state }), context)).toContain('href="?q=call&amp;at=2026-11-28&amp;span=week"');
  });

  test('at the build it lists months and days, and leaves today and lateness to the browser', () => {
    const html = calendar.draw(modelFor(cards, { now: undefined }), context);
    expect(html).toContain('November 2026');
    expect(html).toMatch(/Late one<\/a><time class="nearly" datetime="2026-11-18"[^>]* data-due/);
    expect(html).not.toMatch(/class="today"|class="flag"|role="grid"| style=/);
  });

  test('ten thousand cards are counted, not all drawn', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => cardFor({ title: `n${index}`, due: shiftDays('2025-01-01', index % 900) }));
    expect(calendar.draw(modelFor(many), context).length).toBeLessThan(80_000);
    expect(calendar.draw(modelFor(many, { now: undefined }), context).length).toBeLessThan(160_000);
  });
});
