import type { SiteDocs } from '../data-docs.ts';
import type { Addresses } from './address.ts';
import { type FindTarget, outsideTarget, pathFrom } from './links.ts';

/** How links of a documentation page are found: other pages by their file (`records.md#names`), the rest by scheme. Headings of the pages `elsewhere`, which stand in another language, have other names. */
export function docsTarget(
  page: Pick<SiteDocs, 'id' | 'language'>,
  ids: ReadonlySet<string>,
  to: Addresses,
  elsewhere: ReadonlySet<string> = new Set(),
): FindTarget {
  // a translation lies in a folder of its language
  const folder = page.language === 'en' ? '' : `${page.language}/`;
  return (written) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(written)) return outsideTarget(written);
    const path = pathFrom(`${folder}${page.id}.md`, written)?.replace(/\.md$/, '').toLowerCase();
    const id = path?.startsWith(folder) ? path.slice(folder.length) : path;
    if (id === undefined || !ids.has(id)) return undefined;
    const anchor = elsewhere.has(id) ? undefined : /#(.+)$/.exec(written)?.[1];
    return { address: `${to.page(`docs/${id}/`)}${anchor === undefined ? '' : `#doc-${anchor}`}`, outside: false };
  };
}

/** A heading of a page, for the list of what stands on it; the title is HTML. */
export interface DocsHeading {
  level: number;
  id: string;
  title: string;
}

/** The headings of a drawn page that an address can lead to, without the marks beside them. */
export function headingsOf(html: string): DocsHeading[] {
  return [...html.matchAll(/<h([23]) id="([^"]+)">(.*?)<\/h\1>/gs)].map(([, level, id = '', inside = '']) => ({
    level: Number(level),
    id,
    title: inside
      .replace(/<span class="tag".*?<\/span>/gs, '')
      .replace(/<[^>]*>/g, '')
      .trim(),
  }));
}
