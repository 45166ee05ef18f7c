import { plainState, writeState } from '../render/state.ts';
import type { Stage } from './stage.ts';
import { tellUnknown } from './unknown.ts';

/** Views that know none of what is asked for. */
const deaf = ['activity', 'dashboard'];
/** Views that have groups and an order. */
const arranging = ['board', 'table', 'list', 'timeline'];

/** What an address asks for beside what the view shows by itself: tells what of it nobody understands, and lets the other views of the board open with the same filters. */
export async function followAsked(stage: Stage): Promise<void> {
  carryFilters(stage);
  await tellUnknown(stage);
}

/** In the links themselves, so that they hold it also in another tab and where they are copied. How a view is arranged goes along to those that know it and were not saved with their own. */
export function carryFilters({ state, config }: Stage): void {
  const { text, only, group, sort } = state();
  const filters = writeState({ ...plainState, text, only });
  const ways = writeState({ ...plainState, group, sort }, { group: config.state.group, sort: config.state.sort ?? [] });
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.tabs a[data-view]')) {
    const { view = '', own = '' } = link.dataset;
    const asked = new URLSearchParams(deaf.includes(view) ? '' : filters);
    if (arranging.includes(view)) for (const [way, value] of ways) if (!own.split(' ').includes(way)) asked.set(way, value);
    link.search = asked.toString();
    link.toggleAttribute('data-asked', link.search !== '');
  }
}
