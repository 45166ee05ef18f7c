import { expect, test } from 'vitest';
import { newTracker } from '../workflow/place.ts';

test.each(['', 'teams/tracker'])('of a removed record it tells that it can come back, in "%s"', async (prefix) => {
  const place = newTracker({}, prefix);
  expect((await place.woad('show', 'sales/acme')).complaint).toBe('');
  place.git('rm', '-q', `${prefix ? `${prefix}/` : ''}records/sales/todo/acme.md`);
  const away = place.commit('away');
  const { code, complaint } = await place.woad('show', 'sales/acme');
  expect([code, complaint]).toEqual([
    2,
    expect.stringContaining(
      `there is no record sales/acme any more: ${away.slice(0, 10)} removed it; woad restore sales/acme brings it back`,
    ),
  ]);
  expect((await place.woad('restore', 'sales/acme')).code).toBe(0);
  expect((await place.woad('show', 'sales/acme')).code).toBe(0);
  expect((await place.woad('show', 'sales/globexx')).complaint).toContain('there is no record sales/globexx; did you mean "globex"?');
  expect((await place.woad('show', 'sale/acme')).complaint).toContain('"sale" is not a board');
});
