import { getCollection } from 'astro:content';
import { type DocsSection, sectionNames } from './docs-sections.ts';

/** A page of the documentation in one language. */
export interface DocsPage {
  /** `records`, `decisions/0001-flat-files`; without the language. */
  id: string;
  language: string;
  body: string;
  title: string;
  description?: string;
  section: DocsSection;
  order: number;
}

/** Folders of `site/docs/` that hold translations. */
const translated = /^(es|fr|it|ru)\//;

/** Every page of the documentation in every language it has. */
export async function readDocs(): Promise<DocsPage[]> {
  const entries = await getCollection('docs');
  return entries.map(({ id, body = '', data }: { id: string; body?: string; data: Omit<DocsPage, 'id' | 'language' | 'body'> }) => {
    const language = translated.exec(id)?.[1];
    return { body, ...data, language: language ?? 'en', id: language === undefined ? id : id.slice(language.length + 1) };
  });
}

/** The pages as one language shows them, section by section: its own where there is one, else the English; the English says where each stands. */
export function pagesIn(docs: readonly DocsPage[], language: string): DocsPage[] {
  const own = new Map(docs.filter((page) => page.language === language).map((page) => [page.id, page]));
  const english = docs
    .filter((page) => page.language === 'en')
    .map((page) => ({ ...page, ...own.get(page.id), order: page.order, section: page.section }));
  const place = ({ section }: DocsPage): number => sectionNames.indexOf(section);
  return english.sort((a, b) => place(a) - place(b) || a.order - b.order || (a.id < b.id ? -1 : 1));
}
