import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { randomNumbers } from '../../bench/tracker.ts';
import type { Audience, SiteData } from '../data.ts';
import search from '../feeds/search.ts';
import { canary, writeFixture } from '../tests/fixture.ts';
import { readSite } from '../tests/reading.ts';
import { cardOf, headOf, recordOf, siteOf } from '../tests/sample.ts';
import { docsAddress, placesAddress, shardAddress, titlesAddress } from './files.ts';
import { lookThrough, rank } from './rank.ts';
import { readRows } from './rows.ts';
import { readShard } from './shards.ts';
import { findPages, readShelf } from './shelf.ts';

function filesOf(site: SiteData): Map<string, string> {
  const files = [...search.files(site)];
  return new Map(files.map(({ address, text }) => [address, text()]));
}

/** Addresses of the records that a browser finds in these files. */
function findIn(files: Map<string, string>): (query: string) => string[] {
  const read = (address: string) => JSON.parse(files.get(address) ?? 'null');
  const rows = readRows(read(titlesAddress), read(placesAddress));
  const entries = read(titlesAddress).firsts.flatMap((_: string, number: number) => readShard(read(shardAddress(number))));
  const looked = lookThrough(rows, new Map());
  return (query) => rank(query, looked, () => entries).map(({ number }) => rows[number]?.address ?? '');
}

describe('a tracker with something of everything', async () => {
  const root = writeFixture();
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const filesFor = async (audience: Audience) => filesOf(await readSite(root, audience));
  const [open, all] = [await filesFor('public'), await filesFor('members')];

  test('tells the public nothing that is withheld, and members all', () => {
    const held = (files: Map<string, string>) => [...files.values()].filter((text) => text.toLowerCase().includes(canary.toLowerCase()));
    expect(held(open)).toEqual([]);
    expect(held(all).length).toBeGreaterThan(2);
    expect(findIn(open)('KANARIENVOGEL')).toEqual([]);
    expect(findIn(all)('kanarienvogel')).toContain('sales/acme');
  });

  test.each([
    ['a title', 'заявка', 'sales/заявка-7'],
    ['a text', 'agreed buyer', 'sales/acme'],
    ['a comment', 'phone legal', 'sales/acme'],
    ['an answer', 'thank you', 'sales/acme'],
    ['a file', 'harbour png', 'sales/acme'],
    ['a field', '12000', 'sales/acme'],
    ['a tag', 'urgent', 'sales/acme'],
    ['an archived record', 'gone away', 'sales/gone'],
    ['a namesake', 'acme of another list', 'sales/acme--2'],
    ['a list that the board does not know', 'stray', 'sales/stray'],
    ['a broken file', 'broken', 'sales/broken'],
  ])('finds %s', (_, query, address) => expect(findIn(open)(query)).toContain(address));

  test('finds the documentation in the language of the reader, else in English', () => {
    const shelf = (language: string) => readShelf(JSON.parse(open.get(docsAddress(language)) ?? 'null'));
    expect(findPages([shelf('en')], 'gray matter').map(({ id }) => id)).toContain('decisions/0004-gray-matter-never-reads');
    const spanish = findPages([shelf('es'), shelf('en')], 'tags').map(({ title }) => title);
    expect(spanish).not.toContain('Tags');
    expect(findPages([shelf('es'), shelf('en')], 'etiquetas').map(({ id }) => id)).toContain('tags');
  });
});

/** Records of 1.5 KB whose words are as common and as rare as those of a language (Zipf). */
function bigSite(count: number, archived: number): SiteData {
  const random = randomNumbers(7);
  const vocabulary = Array.from({ length: 40_000 }, () => Math.floor(random() * 1e9).toString(36));
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? '';
  const words = (many: number) => Array.from({ length: many }, word).join(' ');
  const records = Array.from({ length: count }, (_, number) => {
    const [slug, title] = [`record-${number}`, words(7)];
    return recordOf({
      slug,
      title,
      body: words(230),
      archived: number < archived,
      card: cardOf({ slug, title, tags: [`tag-${number % 9}`] }),
    });
  });
  const lists = [
    { name: 'open', title: 'Open', color: 'teal', fill: 0, first: true, done: false, locked: false, unknown: false, count, records },
  ] as const;
  const making = { templates: [], required: {}, defaults: [], numbers: [], tags: [] };
  const board = { ...headOf(), making, path: 'lists/sales.yml', lists: [...lists], views: [], total: count, open: count };
  return siteOf(records, '/', [board]).site;
}

test.each([
  [10_000, 0],
  [8_000, 7_000],
])('of %i records, %i of them archived, all that search may load is at most 1.5 MB, and no piece is big', (count, archived) => {
  const files = filesOf(bigSite(count, archived));
  const sizes = [...files].map(([address, text]): [string, number] => [address, gzipSync(text).length]);
  expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(1_500_000);
  expect(Math.max(...sizes.filter(([address]) => address !== titlesAddress).map(([, size]) => size))).toBeLessThan(40_000);
});
