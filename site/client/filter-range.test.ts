import { expect, test } from 'vitest';
import { rangeOf } from './filter-range.ts';

test.each([
  ['50', '', 'number', '50..'],
  ['', '80', 'number', '..80'],
  ['80', '9', 'number', '9..80'],
  ['1.5', '36', 'seconds', '5400..129600'],
  ['2026-12-31', '2026-12-01', 'day', '2026-12-01..2026-12-31'],
  ['2026-12-01', '', 'day', '2026-12-01..'],
  ['', '', 'number', ''],
] as const)('boxes with %s and %s of a %s ask for a range', (from, to, measure, range) => {
  expect(rangeOf(from, to, measure)).toBe(range);
});
