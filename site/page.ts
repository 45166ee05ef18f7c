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
const nameMark = '~';

/** Pages over all boards, as far as other addresses may end with their names. */
const overAll = new Set(['activity', 'automations', 'calendar', 'dashboards', 'docs', 'late', 'people', 'search', 'tags', 'waiting']);
/** Folders of pages that have names of one's own below them. */
const folders = new Set(['boards', 'docs', 'people', 'records', 'views']);

/** The parts of an address, with a mark behind each name that Astro's development server would take for a page in a language `boards` or `records`. */
export function markNames(parts: readonly string[], languages: readonly string[]): string[] {
  const from = languages.includes(parts[0] ?? '') ? 1 : 0;
  return parts.map((part, index) => {
    const isLast = index > from && index === parts.length - 1 && overAll.has(part);
    const isBoard = index === from + 1 && parts[from] === 'records' && folders.has(part);
    return isLast || isBoard ? part + nameMark : part;
  });
}

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
