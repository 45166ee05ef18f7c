import { getCollection } from 'astro:content';

/** A page of the documentation in one language. */
export interface DocsPage {
  /** `records`, `decisions/0001-flat-files`; without the language. */
  id: string;
  language: string;
  body: string;
  title: string;
  description?: string;
  order: number;
}

/** Folders of `site/docs/` that hold translations. */
const translated = /^(es|fr|it|ru)\//;

/** Every page of the documentation in every language it has. */
export async function readDocs(): Promise<DocsPage[]> {
  const entries = await getCollection('docs');
  return entries.map(
    ({ id, body = '', data }: { id: string; body?: string; data: { title: string; description?: string; order: number } }) => {
      const language = translated.exec(id)?.[1];
      return { body, ...data, language: language ?? 'en', id: language === undefined ? id : id.slice(language.length + 1) };
    },
  );
}

/** The pages as one language shows them, in order: its own where there is one, else the English. */
export function pagesIn(docs: readonly DocsPage[], language: string): DocsPage[] {
  const own = new Map(docs.filter((page) => page.language === language).map((page) => [page.id, page]));
  const english = docs.filter((page) => page.language === 'en').map((page) => ({ ...page, ...own.get(page.id), order: page.order }));
  return english.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
