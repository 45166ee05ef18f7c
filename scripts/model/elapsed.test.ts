import { expect, test } from 'vitest';
import { describeHours, hoursBetween } from './elapsed.ts';

test.each([
  [0, '0 min'],
  [0.004, '0 min'],
  [0.5, '30 min'],
  [1, '1 h'],
  [1.5, '1 h 30 min'],
  [24, '1 d'],
  [24.5, '1 d'],
  [76, '3 d 4 h'],
  [23.999, '1 d'],
  [8760, '365 d'],
])('%d hours are %s', (hours, text) => {
  expect(describeHours(hours)).toBe(text);
});

test('hours are kept to the hundredth', () => {
  expect(hoursBetween(0, 100_000)).toBe(0.03);
});
