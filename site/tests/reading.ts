import type { Audience, SiteData } from '../data.ts';
import { readDocs, siteReader } from '../tracker.ts';

/** What the pages of a build would draw, without building them. */
export async function readSite(root: string, audience: Audience = 'public'): Promise<SiteData> {
  const { site } = await siteReader({ root, audience, base: '/', live: false, environment: {} })();
  return { ...site, docs: readDocs() };
}
