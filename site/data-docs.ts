/** A page of the documentation in one language. */
export interface SiteDocs {
  /** As in `docs.ts`. */
  id: string;
  language: string;
  title: string;
  description: string;
  body: string;
}
