import { expect, test } from 'vitest';
import { salesHead } from '../tests/cards.ts';
import { siteOf } from '../tests/sample.ts';
import { type Filtered, wayChips } from './filter-bar.ts';
import { plainState } from './state.ts';

const own = { group: 'board', sort: ['done', 'due'] };

/** The ways that are lit, and what they say. */
function lit(state: Partial<Filtered['state']>): string[] {
  const filtered = { view: 'list', boards: [salesHead], usual: [], state: { ...plainState, ...own, ...state }, own, titleOf: () => '' };
  return [...wayChips(filtered, siteOf([])).matchAll(/class="chip on"[^>]*data-open="=(\w+)"/g)].map(([, way = '']) => way);
}

test('what a view arranges by itself is told and not lit; what somebody chose is', () => {
  expect(lit({})).toEqual([]);
  expect(lit({ group: 'tags' })).toEqual(['group']);
  expect(lit({ sort: ['done'] })).toEqual(['sort']);
  expect(lit({ group: undefined, sort: [] })).toEqual([]);
});
