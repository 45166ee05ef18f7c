import type { Attached } from './attachments.ts';
import type { Placing } from './lists.ts';
import type { SourceDocument } from './source.ts';
import type { FoundTitle } from './titles.ts';

/** One source on its way to a record. */
export interface Draft {
  document: SourceDocument;
  title: FoundTitle;
  placing: Placing;
  slug: string;
  /** What the record holds: text, or the source's bytes. */
  text: string | undefined;
  attached: Attached;
}
