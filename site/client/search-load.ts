import type { SitePerson } from '../data.ts';
import { addressesBelow, encodePath } from '../render/address.ts';
import type { DrawContext } from '../render/context.ts';
import { peopleAddress } from '../render/stage.ts';
import { wordsOf } from '../render/words.ts';
import { type Places, placesAddress, saidAddress } from '../search/files.ts';

/** Fetches a data file of the site. Without a stamp it is asked for anew, since a page may be older than the data; that costs little while it is the same. */
export async function loadData<Data>(base: string, address: string, stamp?: string): Promise<Data> {
  const version = stamp === undefined ? '' : `?v=${encodeURIComponent(stamp)}`;
  const response = await fetch(base + encodePath(address) + version, stamp === undefined ? { cache: 'no-cache' } : {});
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** What results are drawn with, and where one can go. */
export interface Guide {
  context: DrawContext;
  places: Places;
}

/** Fetches boards, people and words of the page's language. */
export async function loadGuide(base: string): Promise<Guide> {
  const language = document.documentElement.lang;
  const home = document.querySelector<HTMLAnchorElement>('a.brand')?.pathname ?? base;
  const [places, said, people] = await Promise.all([
    loadData<Places>(base, placesAddress),
    loadData<{ [key: string]: string | { [form: string]: string } }>(base, saidAddress(language)),
    loadData<SitePerson[]>(base, peopleAddress),
  ]);
  const messages = new Map(
    Object.entries(said).map(([key, text]) => [key, typeof text === 'string' ? text : new Map(Object.entries(text))]),
  );
  const context: DrawContext = {
    words: wordsOf(language, document.body.dataset['zone'] ?? 'UTC', messages, messages),
    to: addressesBelow(base, home.slice(base.length).replace(/\/$/, '')),
    people: new Map(people.map((person) => [person.key, person])),
    year: String(new Date().getFullYear()),
    weekStart: 1,
    recordNamed: () => undefined,
    fileAt: () => undefined,
  };
  return { context, places };
}
