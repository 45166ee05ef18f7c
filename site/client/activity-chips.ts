import type { ActivityConfig } from '../render/activity-filter.ts';
import { filterChip } from '../render/filter-chip.ts';
import { type Words, wordsOf } from '../render/words.ts';
import { fillChips } from './filters-told.ts';

/** What is asked for, by the key of the filter. */
export type Asked = Map<string, string[]>;

/** What the filters say in the page's language. */
export async function loadWords({ words: address, language }: ActivityConfig): Promise<Words> {
  const { stamp, zone = 'UTC' } = document.body.dataset;
  const response = await fetch(`${address}?v=${stamp}`);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const said: { [key: string]: string | { [form: string]: string } } = await response.json();
  const messages = new Map(
    Object.entries(said).map(([key, text]) => [key, typeof text === 'string' ? text : new Map(Object.entries(text))]),
  );
  return wordsOf(language, zone, messages, messages);
}

/** Draws a chip for each way to filter, with what is asked for. */
export function showChips(place: HTMLElement | null, asked: Asked, { ways }: ActivityConfig, words: Words): void {
  const shown = ways.filter(({ key, values }) => values.length > 1 || asked.has(key));
  const chips = shown.map(({ key, title, values, others }) => {
    const wanted = asked.get(key)?.map((value) => [...values, ...others].find((each) => each.value === value)?.title ?? value);
    return filterChip(key, title, wanted, words.say('filter.remove', { key: title }));
  });
  if (asked.size > 0) chips.push(`<button type="button" class="chip bare" data-clear="">${words.say('filter.clear')}</button>`);
  fillChips(place, chips.join(''));
}
