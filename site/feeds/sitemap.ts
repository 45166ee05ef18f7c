import type { SiteData } from '../data.ts';
import type { Feed } from '../feed.ts';
import { escapeHtml } from '../render/escape.ts';
import { viewTabs } from '../render/tabs.ts';

interface Page {
  address: string;
  updated?: string;
}

/** `sitemap.xml`, for search engines: only of a public site whose address is known. One that is too long is an index of several. */
export default {
  *files(site, contextIn) {
    const { origin } = site;
    if (origin === undefined || site.audience !== 'public') return;
    const parts = Math.ceil(countPages(site) / mostUrls);
    let known: Page[] | undefined;
    const pages = (): Page[] => {
      known ??= pagesOf(site, contextIn);
      return known;
    };
    if (parts <= 1) return yield { address: 'sitemap.xml', text: () => writeUrls(pages(), origin) };
    const names = Array.from({ length: parts }, (_, index) => `sitemap-${index + 1}.xml`);
    const { to } = contextIn(site.languages[0] ?? 'en');
    yield {
      address: 'sitemap.xml',
      text: () =>
        write(
          'sitemapindex',
          'sitemap',
          names.map((name) => ({ address: to.data(name) })),
          origin,
        ),
    };
    for (const [index, address] of names.entries())
      yield { address, text: () => writeUrls(pages().slice(index * mostUrls, (index + 1) * mostUrls), origin) };
  },
} satisfies Feed;

/** What one sitemap may hold. */
const mostUrls = 50_000;

/** How many addresses `pagesOf` gives. */
function countPages({ languages, boards, records }: SiteData): number {
  const tabs = boards.reduce((sum, board) => sum + viewTabs(board).length, 0);
  return languages.length * (1 + tabs + records.filter(({ archived }) => !archived).length);
}

function pagesOf({ languages, boards, records }: SiteData, contextIn: Parameters<Feed['files']>[1]): Page[] {
  return languages.flatMap((language): Page[] => {
    const { to } = contextIn(language);
    return [
      { address: to.home },
      ...boards.flatMap((board) => viewTabs(board).map(({ address }) => ({ address: to.board(board.address, address) }))),
      ...records
        .filter(({ archived }) => !archived)
        .map(({ address, updated }) => ({ address: to.record(address), ...(updated === undefined ? {} : { updated }) })),
    ];
  });
}

function writeUrls(pages: Page[], origin: string): string {
  return write('urlset', 'url', pages, origin);
}

function write(whole: string, part: string, pages: Page[], origin: string): string {
  const parts = pages.map(({ address, updated }) => {
    const changed = updated === undefined ? '' : `<lastmod>${updated}</lastmod>`;
    return `<${part}><loc>${escapeHtml(new URL(address, origin).href)}</loc>${changed}</${part}>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.join('')}</${whole}>\n`;
}
