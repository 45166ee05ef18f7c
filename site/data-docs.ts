import type { DocsSection } from './docs-sections.ts';

/** A page of the documentation in one language. */
export interface SiteDocs {
  /** `records`, `decisions/0001-flat-files`; without the language. */
  id: string;
  language: string;
  /** The page's h1, and its name in the sidebar. */
  title: string;
  /** One sentence for the index and for search engines; empty where there is none. */
  description: string;
  /** The part of the documentation it stands in. */
  section: DocsSection;
  /** Its place in that part, small first. */
  order: number;
  /** Markdown. */
  body: string;
}
