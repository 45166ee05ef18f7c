import { describe, expect, test } from 'vitest';
import { compileRule } from '../engine/automate/compile.ts';
import { readTracker } from '../engine/read/tracker.ts';
import { openMemory } from '../store/memory.ts';
import { filesOfRules, runContext } from '../story/running.ts';
import schedule from './schedule.ts';

const board =
  'lists: [todo]\nfields:\n  trip: { type: date, range: true }\n  code: { type: text }\n  next: { type: formula, formula: "addDays(due, 1)" }\n';
const faultsOf = (trigger: string): string[] => {
  const rule = `when:\n  ${trigger}\ndo: [{ create: { board: sales, list: todo, title: X } }]\n`;
  const tracker = readTracker(
    openMemory({ 'workspace.yml': 'title: T\n', 'lists/sales.yml': board, ...filesOfRules({ a: rule }) }),
    runContext,
  );
  const found = tracker.automations.flatMap((each) => compileRule(each, tracker, runContext).findings);
  return [...tracker.diagnostics, ...found].map(({ place, message }) => `${place.line}:${place.column} ${message}`);
};
const parts = 'expected minute, hour, day, month and day of the week, such as "0 9 * * mon" for Mondays at nine';

describe('a schedule', () => {
  test.each([
    ['61 * * * *', '"61 * * * *" is not a schedule (value for minute: 61)'],
    ['* * * *', '"* * * *" is not a schedule'],
    ['* * * * * *', '"* * * * * *" is not a schedule'],
    ['@daily', '"@daily" is not a schedule'],
    ['2026-11-21T10:00:00', '"2026-11-21T10:00:00" is not a schedule'],
    ['0 0 31 2 *', '"0 0 31 2 *" is a time that never comes'],
  ])('of %s is a fault at its place', (cron, message) => {
    expect(faultsOf(`schedule: { cron: "${cron}" }`)).toEqual([`2:21 schedule: "cron" ${message}; ${parts}`]);
  });

  test.each(['0 9 * * mon', '*/5 8-18 * * mon-fri', '0 0 1 jan,jul *', '0 0 29 2 *', '30 2 L * *'])('of %s is one', (cron) => {
    expect(faultsOf(`schedule: { cron: "${cron}", timezone: Asia/Kolkata, each: false }`)).toEqual([]);
  });

  test('in a zone that nobody knows is a fault', () => {
    expect(faultsOf('schedule: { cron: "0 9 * * *", timezone: Europe/Madird }')).toEqual([
      '2:44 schedule: "timezone" "Europe/Madird" is not a time zone; did you mean "Europe/Madrid"?',
    ]);
  });
});

test('a schedule looks back no further than its latest moment and the one before, however long nobody asked', () => {
  const world = { since: '2026-08-21T00:00:00Z', now: '2026-11-21T12:00:30Z', timezone: 'Europe/Madrid', isDone: () => false };
  const found = (cron: string, since = world.since) => schedule.moments(undefined, { cron }, { ...world, since }).map(({ at }) => at);
  expect(found('* * * * *')).toEqual(['2026-11-21T11:59:00Z', '2026-11-21T12:00:00Z']);
  expect(found('0 9 1 9 *')).toEqual(['2026-09-01T07:00:00Z']);
  expect(found('* * * * *', '2026-11-21T12:00:00Z')).toEqual([]);
});

describe('a date that is reached', () => {
  test.each([
    ['offsets: 3 days', '"3 days" is not an offset; expected one such as -3d, 0d or +2h: minutes (m), hours (h), days (d) or weeks (w)'],
    ['at: 9am', '"9am" is not a time of day; write "09:00"'],
    ['at: 9:00', '"9:00" is not a time of day; write "09:00"'],
    ['at: 12.30 pm', '"12.30 pm" is not a time of day; write "12:30"'],
    ['at: "25:00"', '"25:00" is not a time of day; expected one such as "09:00"'],
    ['at: "24:00"', '"24:00" is not a time of day; expected one such as "09:00"'],
  ])('with %s is a fault', (option, message) => {
    expect(faultsOf(`date-reached: { ${option} }`)).toEqual([expect.stringContaining(message)]);
  });

  test.each([
    ['code', 'date-reached: field: "code" holds no date; expected one of start, due, done, created, trip'],
    ['title', 'date-reached: field: "title" holds no date; expected one of start, due, done, created, trip'],
    ['triip', '"triip" is not a field of sales; did you mean "trip"?'],
    ['next', '"next" is computed (formula)'],
  ])('of %s, which holds none, is a fault', (field, message) => {
    expect(faultsOf(`date-reached: { field: ${field} }`)).toEqual([expect.stringContaining(message)]);
  });

  test.each(['due', 'start', 'done', 'created', 'trip'])('of %s is none', (field) => {
    expect(faultsOf(`date-reached: { field: ${field}, offsets: [-3d, 0d, +2h, 30m, -1w] }`)).toEqual([]);
  });
});
