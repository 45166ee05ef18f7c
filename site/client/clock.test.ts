import { describe, expect, test } from 'vitest';
import { localTime } from '../../scripts/model/local-time.ts';
import { daysBetween, stateOfDue, toldAgo } from './clock.ts';

describe('now, as seen from the workspace’s zone', () => {
  test('the day begins at midnight there', () => {
    const instant = new Date('2026-11-21T23:30:00Z');
    expect(localTime(instant, 'Europe/Madrid')).toBe('2026-11-22T00:30');
    expect(localTime(instant, 'America/Lima')).toBe('2026-11-21T18:30');
  });

  test('a day is late when it is over, a time when it has passed', () => {
    expect(stateOfDue('2026-11-21', '2026-11-21T23:59')).toBe('soon');
    expect(stateOfDue('2026-11-21', '2026-11-22T00:00')).toBe('late');
    expect(stateOfDue('2026-11-21T17:30', '2026-11-21T17:31')).toBe('late');
    expect(stateOfDue('2026-11-21T17:30', '2026-11-21T17:29')).toBe('soon');
    expect(stateOfDue('2026-11-24', '2026-11-21T12:00')).toBe('later');
  });

  test('days are counted by the calendar, also over a change of the clock', () => {
    expect(daysBetween('2026-10-24T23:00', '2026-10-26')).toBe(2);
  });

  test('how long ago', () => {
    const now = new Date('2026-11-21T12:00:00Z');
    expect(toldAgo(new Date('2026-11-21T11:56:00Z'), now, 'en')).toBe('4 minutes ago');
    expect(toldAgo(new Date('2026-11-20T11:00:00Z'), now, 'en')).toBe('yesterday');
    expect(toldAgo(new Date('2026-11-21T11:59:50Z'), now, 'en')).toBe('just now');
  });
});
