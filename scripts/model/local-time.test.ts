import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, instantOfSeconds, isTimeZone, localTime, shiftDays, utcTime } from './local-time.ts';

const zones = [
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
];

describe('the instant of a local time', () => {
  test.each([
    ['2026-11-21T13:45', 'Europe/Madrid', '2026-11-21T12:45:00Z'],
    ['2026-07-01', 'Europe/Madrid', '2026-06-30T22:00:00Z'],
    ['2026-11-21', 'America/New_York', '2026-11-21T05:00:00Z'],
    ['2026-11-01T00:30', 'America/New_York', '2026-11-01T04:30:00Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['2026-03-29T03:30', 'Europe/Madrid', '2026-03-29T01:30:00Z'],
  ])('%s in %s', (local, zone, instant) => {
    expect(new Date(instantOf(local, zone)).toISOString()).toBe(instant.replace('Z', '.000Z'));
  });

  test('is told as that local time again, in every zone', () => {
    const minute = fc.integer({ min: Date.parse('1990-01-01T00:00Z') / 60_000, max: Date.parse('2037-12-31T00:00Z') / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const local = localTime(new Date(minutes * 60_000), zone);
        expect(localTime(new Date(instantOf(local, zone)), zone)).toBe(local);
      }),
      { numRuns: 500 },
    );
  });
});

const changes = [
  ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:00:00Z'],
  ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00Z'],
  ['2026-03-08T02:00', 'America/New_York', '2026-03-08T07:00:00Z'],
  ['2026-11-01T01:59', 'America/New_York', '2026-11-01T05:59:00Z'],
  ['2026-11-21T09:00', 'Asia/Kolkata', '2026-11-21T03:30:00Z'],
  ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
  ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00Z'],
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
  ['2011-12-30', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['2011-12-30T23:59', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['9999-12-31T23:59', 'Europe/Madrid', '9999-12-31T22:59:00Z'],
] as const;

describe('where clocks change', () => {
  test.each(changes)('%s in %s is %s', (local, zone, instant) => {
    expect(utcTime(new Date(instantOf(local, zone)))).toBe(instant);
  });

  test('a local time is its first instant, or the first after it, in every zone there is', () => {
    const minute = fc.integer({ min: Date.parse('2005-01-01T00:00Z') / 60_000, max: Date.parse('2037-12-31T00:00Z') / 60_000 });
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(minute, zone, (minutes, timezone) => {
        const wanted = new Date(minutes * 60_000).toISOString().slice(0, 16);
        const found = instantOf(wanted, timezone);
        expect(localTime(new Date(found), timezone) >= wanted).toBe(true);
        if (localTime(new Date(found), timezone) > wanted) expect(localTime(new Date(found - 60_000), timezone) < wanted).toBe(true);
        for (const earlier of [30, 60, 120, 1440]) expect(localTime(new Date(found - earlier * 60_000), timezone)).not.toBe(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  test('days are shifted on the calendar', () => {
    expect(shiftDays('2026-02-28T17:30', 1)).toBe('2026-03-01T17:30');
    expect([shiftDays('9999-12-31', 5), shiftDays('0001-01-01', -5)]).toEqual(['9999-12-31', '0001-01-01']);
    expect([isTimeZone('Europe/Madrid'), isTimeZone('Europe/Madird')]).toEqual([true, false]);
  });
});

test('seconds of any size are an instant that every zone shows with a year of four digits', () => {
  expect(instantOfSeconds(1_795_263_910)).toBe(new Date(1_795_263_910_000).toISOString());
  expect([9e12, -9e12, Number.NaN].map(instantOfSeconds)).toEqual([
    '9999-12-30T00:00:00.000Z',
    '0001-01-02T00:00:00.000Z',
    '1970-01-01T00:00:00.000Z',
  ]);
  fc.assert(
    fc.property(fc.double(), fc.constantFrom(...zones, 'Pacific/Kiritimati', 'Pacific/Niue'), (seconds, zone) => {
      expect(localTime(new Date(instantOfSeconds(seconds)), zone)).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
    }),
  );
});
