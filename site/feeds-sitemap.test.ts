import { expect, test } from 'vitest';
import sitemap from './feeds/sitemap.ts';
import { contextOf } from './render/contexts.ts';
import { recordOf, siteOf } from './tests/sample.ts';

function mapsOf(count: number, languages: string[]): Map<string, string> {
  const records = Array.from({ length: count }, (_, index) => recordOf({ slug: `r${index}`, archived: index === 0 }));
  const { site } = siteOf(records, '/tracker/');
  const all = { ...site, origin: 'https://t.example', languages };
  return new Map([...sitemap.files(all, (language) => contextOf(all, language))].map(({ address, text }) => [address, text()]));
}

test('up to 50,000 addresses are one sitemap, without archived records', () => {
  const maps = mapsOf(50_000, ['en']);
  expect([...maps.keys()]).toEqual(['sitemap.xml']);
  expect(maps.get('sitemap.xml')?.match(/<loc>/g)).toHaveLength(50_000);
  expect(maps.get('sitemap.xml')).not.toContain('/r0/');
});

test('more are an index of several, in which each address stands once', () => {
  const maps = mapsOf(50_002, ['en', 'ru']);
  expect([...maps.keys()]).toEqual(['sitemap.xml', 'sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml']);
  expect(maps.get('sitemap.xml')).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${[1, 2, 3]
      .map((part) => `<sitemap><loc>https://t.example/tracker/sitemap-${part}.xml</loc></sitemap>`)
      .join('')}</sitemapindex>\n`,
  );
  const all = [1, 2, 3].flatMap((part) => [...(maps.get(`sitemap-${part}.xml`) ?? '').matchAll(/<loc>([^<]*)/g)].map(([, loc]) => loc));
  expect(all).toHaveLength(2 * 50_002);
  expect(new Set(all).size).toBe(all.length);
});
