import type { SiteData } from '../data.ts';
import { type Addresses, addressesBelow } from './address.ts';
import { type Words, wordsOf } from './words.ts';

/** What every drawing function is handed: the data, one language, the addresses. */
export interface RenderContext {
  site: SiteData;
  words: Words;
  to: Addresses;
}

const made = new WeakMap<SiteData, Map<string, RenderContext>>();

/** The context of a site in one of its languages, the default one unless told; the same object for the same question. */
export function contextOf(site: SiteData, language: string = site.languages[0] ?? 'en'): RenderContext {
  const known = made.get(site) ?? new Map<string, RenderContext>();
  made.set(site, known);
  const context = known.get(language) ?? makeContext(site, language);
  known.set(language, context);
  return context;
}

function makeContext(site: SiteData, language: string): RenderContext {
  const english = site.messages.get('en') ?? new Map();
  return { site, words: wordsOf(language, site.timezone, site.messages.get(language) ?? english, english), to: addressesBelow(site.base) };
}
