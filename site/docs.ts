import type { SiteDocs } from './data-docs.ts';
import { sectionNames } from './docs-sections.ts';

/** The pages as one language shows them, section by section: its own where there is one, else the English; the English says where each stands. */
export function pagesIn(docs: readonly SiteDocs[], language: string): SiteDocs[] {
  const own = new Map(docs.filter((page) => page.language === language).map((page) => [page.id, page]));
  const english = docs
    .filter((page) => page.language === 'en')
    .map((page) => ({ ...page, ...own.get(page.id), order: page.order, section: page.section }));
  const place = ({ section }: SiteDocs): number => sectionNames.indexOf(section);
  return english.sort((a, b) => place(a) - place(b) || a.order - b.order || (a.id < b.id ? -1 : 1));
}
