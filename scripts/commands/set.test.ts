import { expect, test } from 'vitest';
import { newTracker } from '../workflow/place.ts';

test.each([
  ['set', 'sales/acme', 'title=Other', 'due=2026-13-40', 'color=red'],
  ['configure', 'lists/sales.yml', 'title=Other', 'color=redd'],
])('%s makes all that one command names, or nothing, and says so', async (...args) => {
  const place = newTracker();
  const { code, output, complaint } = await place.woad(...args);
  expect([code, output]).toEqual([1, '']);
  expect(complaint).toMatch(/^woad: change 2 \(.*\nnothing was changed: one command sets all that it names, or nothing\n$/);
  expect(place.git('status', '--porcelain')).toBe('');
});

test('one value that does not fit is told alone', async () => {
  expect((await newTracker().woad('set', 'sales/acme', 'color=redd')).complaint).toMatch(/^woad: color: .*\n$/);
});
