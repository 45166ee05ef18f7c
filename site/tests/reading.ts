import type { Audience, SiteData } from '../data.ts';
import { siteConfig } from '../integration.ts';

/** What the pages of a build would draw, without building them. */
export async function readSite(root: string, audience: Audience = 'public'): Promise<SiteData> {
  let site: SiteData | undefined;
  const config = siteConfig({
    root,
    audience,
    environment: {},
    onRead(reading) {
      site = reading.site;
    },
  });
  const begin = config.integrations?.flat().flatMap((each) => (each && 'hooks' in each ? (each.hooks['astro:config:setup'] ?? []) : []))[0];
  const asked = { command: 'build', config: { base: '/' }, injectScript() {}, logger: console };
  await begin?.(asked as unknown as Parameters<NonNullable<typeof begin>>[0]);
  if (!site) throw new Error('the integration read nothing');
  return site;
}
