import { type SiteData, siteData } from './data.ts';
import type { RenderContext } from './render/context.ts';
import { contextOf } from './render/contexts.ts';

/** What a page is drawn with, in the language its address asks for. */
export interface OpenPage {
  site: SiteData;
  /** Of `site.languages`. */
  language: string;
  context: RenderContext;
}

/** The site in the language of a page's address, whose first part names it where it is not the first language; undefined for a language the site does not have. */
export function openPage(lang: string | undefined): OpenPage | undefined {
  const site = siteData();
  const [first = 'en', ...others] = site.languages;
  const language = lang === undefined ? first : others.find((each) => each === lang);
  return language === undefined ? undefined : { site, language, context: contextOf(site, language) };
}

/** Stands behind a name in an address that the development server would take for another page; no name holds it. */
export const nameMark = '~';

/** A name in a page's address without that mark. */
export function namedIn(param: string | undefined): string | undefined {
  return param?.endsWith(nameMark) ? param.slice(0, -nameMark.length) : param;
}

/** What Astro makes pages for: each of the given ones (one without more parts unless told) in each language. */
export function inLanguages<Params extends { [name: string]: string | undefined }>(
  pages: readonly Params[],
): { params: Params & { lang: string | undefined } }[] {
  return siteData().languages.flatMap((language, index) =>
    pages.map((params) => ({ params: { ...params, lang: index === 0 ? undefined : language } })),
  );
}
