import type { SiteData } from './data.ts';
import type { RenderContext } from './render/context.ts';

/** A kind of data file of the site: one file of `site/feeds/`. */
export interface Feed {
  /** It tells more of records than their cards: in a build it is made where the texts are. */
  tellsTexts?: true;
  /** Every file of this kind, for the audience of the site; the text is made when it is asked for. */
  files(site: SiteData, contextIn: (language: string) => RenderContext): Iterable<FeedFile>;
}

export interface FeedFile {
  /** Below the base, not yet encoded. */
  address: string;
  text(): string;
}

/** JSON as it may stand in a file that somebody opens as something else: no `<`, and no line ends that only JavaScript knows. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
