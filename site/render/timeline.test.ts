import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftDays } from '../../scripts/model/local-time.ts';
import { cardFor, modelFor } from '../tests/cards.ts';
import { siteOf } from '../tests/sample.ts';
import timeline from '../views/timeline.ts';
import type { Stretch } from './days-of.ts';
import { plainState } from './state.ts';
import { drawTimeline } from './timeline.ts';
import { elbow } from './timeline-elbow.ts';
import { placeIn, scaleOf, windowOf, windowOnPaper } from './timeline-window.ts';

const context = siteOf([]);
const now = '2026-11-21T13:54';
const stretch = (from: string, to = from): Stretch => ({ card: cardFor({}), from, to, kind: to > from ? 'span' : 'point' });
const zooms = fc.constantFrom('week' as const, 'month' as const, 'quarter' as const);

describe('the days a timeline draws', () => {
  test('what is on the first day is left, a day is as wide as the zoom says', () => {
    const window = windowOf('month', '2026-11-21', [stretch('2026-11-02', '2026-12-05')], 1);
    expect(window.from).toBe('2026-10-01');
    expect(placeIn(window, { from: '2026-10-02', to: '2026-10-04' })).toMatchObject({ x1: 12, x2: 48, side: 'inside', cutBefore: false });
    expect(placeIn(window, { from: '2026-09-20', to: '2026-10-02' })).toMatchObject({ x1: 0, x2: 24, cutBefore: true });
    expect(placeIn(window, { from: '2026-09-20', to: '2026-09-30' }).side).toBe('before');
  });

  test('whatever the dates, it is no wider than can be drawn, holds the asked day, and its scale lies inside', () => {
    const day = fc.integer({ min: -700_000, max: 2_900_000 }).map((number) => shiftDays('1970-01-01', number));
    fc.assert(
      fc.property(zooms, day, fc.array(fc.tuple(day, fc.nat(900)), { maxLength: 8 }), (zoom, at, drawn) => {
        const window = windowOf(
          zoom,
          at,
          drawn.map(([from, length]) => stretch(from, shiftDays(from, length))),
          1,
        );
        const wide = window.count * window.width;
        expect(wide).toBeLessThan(10_000);
        expect(placeIn(window, { from: at, to: at }).side).toBe('inside');
        const { upper, lower, lines } = scaleOf(window, context);
        for (const { x } of [...upper, ...lower, ...lines]) expect(x >= 0 && x <= wide).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('elbows', () => {
  test('right, along, right; around the back where the next begins too early', () => {
    expect(elbow({ x: 0, y: 0 }, { x: 40, y: 36 })).toBe('M0 0L3 0Q6 0 6 5L6 31Q6 36 11 36L40 36');
    expect(elbow({ x: 100, y: 0 }, { x: 40, y: 36 })).toContain('Q106 18 101 18L35 18Q30 18 30 23');
    expect(elbow({ x: 10, y: 20 }, { x: 60, y: 20 })).toMatch(/^M10 20.*L60 20$/);
  });

  test('every line begins and ends where it should and has only numbers', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 9000 }), y: fc.integer({ min: 0, max: 9000 }) });
    fc.assert(
      fc.property(point, point, (from, to) => {
        const path = elbow(from, to);
        expect(path.startsWith(`M${from.x} ${from.y}L`)).toBe(true);
        expect(path.endsWith(`L${to.x} ${to.y}`)).toBe(true);
        expect(path).not.toMatch(/NaN|undefined|e/);
      }),
    );
  });
});

describe('a timeline', () => {
  const cards = [
    cardFor({ title: 'Wall', start: '2026-11-10', due: '2026-11-20', checked: { done: 1, total: 2 } }),
    cardFor({ title: 'Roof', start: '2026-11-18', due: '2026-12-01', blockers: ['sales/Wall'], color: 'red' }),
    cardFor({ title: 'Key', due: '2026-12-24T17:30', list: 'won', done: true }),
    cardFor({ title: 'Garden <b>', start: '2026-11-01' }),
    cardFor({ title: 'Someday' }),
  ];

  test('has bars, diamonds and open bars, each with its dates in words, and no styles of its own', () => {
    const html = drawTimeline(modelFor(cards), now, context);
    expect(html.match(/class="full"/g)).toHaveLength(2);
    expect(html.match(/class="point"/g)).toHaveLength(1);
    expect(html.match(/class="open"/g)).toHaveLength(1);
    expect(html).toContain('10 Nov 2026 – 20 Nov 2026');
    expect(html).toContain('Garden &lt;b&gt;');
    expect(html).toContain('data-after="sales/Wall"');
    expect(html).not.toMatch(/ style=|<b>/);
    expect(html).toMatch(/<details class="undated">.*Someday/);
    expect(html.match(/class="flag"/g)).toHaveLength(1);
    expect(html).toMatch(/data-c="red"[^>]*aria-hidden/);
  });

  test('draws a few hundred rows of ten thousand, the near ones first, and says how many there are', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => cardFor({ title: `n${index}`, due: shiftDays('2020-01-01', index % 3000) }));
    const html = drawTimeline(modelFor(many), now, context);
    expect(html.match(/<tr[^>]* data-name=/g)).toHaveLength(30);
    expect(html).toContain('data-drawn="30"');
    expect(html).not.toContain('class="jump');
    expect(drawTimeline(modelFor(many), now, context, new Map([['open', 130]])).match(/<tr[^>]* data-name=/g)).toHaveLength(130);
  });

  test('is a table of days at the build, which says nothing of today', () => {
    const html = timeline.draw(modelFor(cards, { now: undefined }), context);
    expect(html).toContain('<th scope="rowgroup" colspan="5">');
    expect(html).toMatch(/datetime="2026-11-10".*datetime="2026-11-20"[^>]* data-due/);
    expect(html).not.toMatch(/<svg class="lane|class="flag"|today| style=/);
  });

  test('goes by another date where it is asked to', () => {
    const trip = cardFor({ title: 'Trip', values: { trip: { as: 'date', date: '2026-11-20', end: '2026-11-24' } } });
    const html = drawTimeline(modelFor([trip, ...cards], { state: { ...plainState, date: 'trip' } }), now, context);
    expect(html.match(/class="full"/g)).toHaveLength(1);
    expect(html).toContain('20 Nov 2026 – 24 Nov 2026');
  });
});

describe('the days on a paper', () => {
  test('all of them fit in its width, with room behind the last, and none is missing', () => {
    const day = fc.integer({ min: 18_000, max: 24_000 }).map((number) => shiftDays('1970-01-01', number));
    fc.assert(
      fc.property(day, fc.array(fc.tuple(day, fc.nat(900)), { maxLength: 8 }), fc.integer({ min: 400, max: 2000 }), (at, drawn, pixels) => {
        const stretches = drawn.map(([from, length]) => stretch(from, shiftDays(from, length)));
        const window = windowOnPaper(at, stretches, pixels);
        for (const each of stretches) {
          const { x1, x2, cutBefore, cutAfter } = placeIn(window, each);
          expect([x1 >= 0, x2 <= pixels - 70, cutBefore, cutAfter]).toEqual([true, true, false, false]);
        }
        expect(window.count * window.width).toBeLessThanOrEqual(pixels + 0.001);
      }),
    );
  });
});
