import type { SiteData } from '../data.ts';
import type { Addresses } from './address.ts';
import type { Words } from './words.ts';

/** What every drawing function is handed: the data, one language, the addresses. */
export interface RenderContext {
  site: SiteData;
  words: Words;
  to: Addresses;
}
