import type { Feed } from '../feed.ts';
import { escapeHtml } from '../render/escape.ts';
import { viewTabs } from '../render/tabs.ts';

/** `sitemap.xml`, for search engines: only of a public site whose address is known. */
export default {
  *files(site, contextIn) {
    const { origin } = site;
    if (origin === undefined || site.audience !== 'public') return;
    const text = () => {
      const pages = site.languages.flatMap((language) => {
        const { to } = contextIn(language);
        return [
          { address: to.home },
          ...site.boards.flatMap((board) => viewTabs(board).map(({ address }) => ({ address: to.board(board.address, address) }))),
          ...site.records
            .filter(({ archived }) => !archived)
            .map(({ address, updated }) => ({ address: to.record(address), ...(updated === undefined ? {} : { updated }) })),
        ];
      });
      const urls = pages.map((page: { address: string; updated?: string }) => {
        const changed = page.updated === undefined ? '' : `<lastmod>${page.updated}</lastmod>`;
        return `<url><loc>${escapeHtml(new URL(page.address, origin).href)}</loc>${changed}</url>`;
      });
      return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.slice(0, mostUrls).join('')}</urlset>\n`;
    };
    yield { address: 'sitemap.xml', text };
  },
} satisfies Feed;

/** What one sitemap may hold. */
const mostUrls = 50_000;
