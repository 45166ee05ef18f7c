import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, localTime } from './local-time.ts';

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
