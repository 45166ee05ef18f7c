import { shiftDays } from '../../scripts/model/local-time.ts';
import type { DrawContext } from './context.ts';
import { dayNumber, daysUntil, shiftMonths, startOfMonth, startOfWeek, weekdayOf, weekOf } from './days.ts';
import type { Stretch } from './days-of.ts';
import type { stateWords } from './state.ts';

/** How wide a day is, in pixels, and how many days are drawn at most: beyond them one turns the page. */
const zooms = { week: { width: 36, days: 168 }, month: { width: 12, days: 560 }, quarter: { width: 4, days: 1830 } } as const satisfies {
  [zoom in (typeof stateWords.zoom)[number]]: object;
};

export type Zoom = keyof typeof zooms;

/** How close a state asks to look. */
export function zoomOf({ zoom }: { zoom: string | undefined }): Zoom {
  return zoom === 'week' || zoom === 'quarter' ? zoom : 'month';
}

/** The days a timeline draws: `count` of them, each `width` pixels wide. */
export interface Window {
  zoom: Zoom;
  from: string;
  count: number;
  width: number;
}

/** Around a day, no wider than what there is to see and than can be drawn; it begins with a week or month. */
export function windowOf(zoom: Zoom, at: string, stretches: readonly Stretch[], weekStart: number): Window {
  const { width, days } = zooms[zoom];
  const center = dayNumber(at);
  let [first, last] = [center, center];
  for (const { from, to } of stretches) {
    first = Math.min(first, dayNumber(from));
    last = Math.max(last, dayNumber(to));
  }
  const margin = Math.ceil(240 / width);
  const low = Math.max(first, center - days / 2) - margin;
  const high = Math.max(Math.min(last, center + days / 2) + margin, center + Math.ceil(1500 / width));
  const day = shiftDays('1970-01-01', low);
  const from = zoom === 'week' ? startOfWeek(day, weekStart) : startOfMonth(day);
  return { zoom, from, count: high - dayNumber(from) + 1, width };
}

/** What a bar that ends at the end has written behind it takes so much of a paper. */
const roomBehind = 80;

/** All there is to see, from the first day to the last, in so many pixels: a paper has no other side to scroll to. */
export function windowOnPaper(at: string, stretches: readonly Stretch[], pixels: number): Window {
  const [first, last] = stretches.reduce(([low, high], { from, to }) => [from < low ? from : low, to > high ? to : high], [at, at]);
  const from = shiftDays(first.slice(0, 10), -1);
  const days = daysUntil(from, last) + 2;
  const width = Math.min(zooms.week.width, (pixels - roomBehind) / days);
  const zoom: Zoom = width >= 18 ? 'week' : width >= 3.5 ? 'month' : 'quarter';
  return { zoom, from, count: Math.floor(pixels / width), width };
}

/** Where a stretch lies in a window, in pixels; `side` tells where it is when it lies outside. */
export interface Placed {
  x1: number;
  x2: number;
  side: 'before' | 'inside' | 'after';
  cutBefore: boolean;
  cutAfter: boolean;
}

export function placeIn({ from, count, width }: Window, stretch: Pick<Stretch, 'from' | 'to'>): Placed {
  const [first, last] = [daysUntil(from, stretch.from), daysUntil(from, stretch.to) + 1];
  const side = last <= 0 ? 'before' : first >= count ? 'after' : 'inside';
  const clip = (days: number) => Math.min(Math.max(days, 0), count) * width;
  return { x1: clip(first), x2: clip(last), side, cutBefore: first < 0, cutAfter: last > count };
}

/** What is written along the top and ruled through all rows. */
export interface Scale {
  upper: { x: number; label: string }[];
  lower: { x: number; label: string; day?: string }[];
  lines: { x: number; strong: boolean }[];
  /** Days off, where days are wide enough to be told apart. */
  rest: number[];
}

export function scaleOf(window: Window, context: DrawContext): Scale {
  if (window.zoom === 'week') return scaleOfDays(window, context);
  return window.zoom === 'month' ? scaleOfWeeks(window, context) : scaleOfMonths(window, context);
}

function scaleOfDays({ from, count, width }: Window, { words, weekStart }: DrawContext): Scale {
  const days = Array.from({ length: count }, (_, index) => ({ day: shiftDays(from, index), x: index * width }));
  const weeks = days.filter(({ day }) => weekdayOf(day) === weekStart);
  return {
    upper: weeks.map(({ day, x }) => ({ x, label: words.dayPart(weekOf(day, weekStart)[3] ?? day, { month: 'long', year: 'numeric' }) })),
    lower: days.map(({ day, x }) => ({
      x,
      day,
      label: `${words.dayPart(day, { weekday: 'narrow' })} ${words.dayPart(day, { day: 'numeric' })}`,
    })),
    lines: weeks.map(({ x }) => ({ x, strong: true })),
    rest: days.filter(({ day }) => weekdayOf(day) > 5).map(({ x }) => x),
  };
}

function scaleOfWeeks(window: Window, { words, weekStart }: DrawContext): Scale {
  const { from, count, width } = window;
  const first = startOfWeek(shiftDays(from, 6), weekStart);
  const weeks = Array.from({ length: Math.max(0, Math.ceil((count - daysUntil(from, first)) / 7)) }, (_, index) =>
    shiftDays(first, index * 7),
  );
  const months = monthsOf(window);
  return {
    upper: months.map(({ day, x }) => ({ x, label: words.dayPart(day, { month: 'long', year: 'numeric' }) })),
    lower: weeks.map((day) => ({ x: daysUntil(from, day) * width, label: words.dayPart(day, { day: 'numeric' }) })),
    lines: [...weeks.map((day) => ({ x: daysUntil(from, day) * width, strong: false })), ...months.map(({ x }) => ({ x, strong: true }))],
    rest: [],
  };
}

function scaleOfMonths(window: Window, { words }: DrawContext): Scale {
  const months = monthsOf(window);
  const quarters = months.filter(({ day }) => Number(day.slice(5, 7)) % 3 === 1);
  return {
    upper: quarters.map(({ day, x }) => {
      const quarter = String(Math.ceil(Number(day.slice(5, 7)) / 3));
      return { x, label: words.say('timeline.quarter_name', { quarter, year: day.slice(0, 4) }) };
    }),
    lower: months.map(({ day, x }) => ({ x, label: words.dayPart(day, { month: 'short' }) })),
    lines: months.map(({ day, x }) => ({ x, strong: quarters.some((quarter) => quarter.day === day) })),
    rest: [],
  };
}

function monthsOf({ from, count, width }: Window): { day: string; x: number }[] {
  const months: { day: string; x: number }[] = [];
  for (let day = startOfMonth(from); daysUntil(from, day) < count; day = shiftMonths(day, 1)) {
    const x = daysUntil(from, day) * width;
    if (x >= 0) months.push({ day, x });
    if (day >= '9999-12') break;
  }
  return months;
}
