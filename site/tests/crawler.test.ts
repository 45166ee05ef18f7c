import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { addressesInFile, addressesInPage, type Built, follow, readBuilt, tagsOf } from './crawl.ts';
import { base, origin } from './harbour.ts';
import { sharedSite } from './visiting.ts';

let top = '';
let root = '';
let built: Built;
let pages: [string, string][] = [];

beforeAll(async () => {
  ({ top, root } = await sharedSite('harbour'));
  built = readBuilt(join(root, 'dist'), base, origin);
  pages = [...built.files].filter(([path]) => path.endsWith('.html'));
});

const isMoved = (html: string) => html.includes('http-equiv="refresh"');
const addressesOf = (path: string, text: string) =>
  path.startsWith('files/') ? [] : path.endsWith('.html') ? addressesInPage(text, built) : addressesInFile(path, text, built);

describe('every address of a site below a base', () => {
  test('leads to a file that is there, and to a place in it', () => {
    const wrong = new Map<string, string>();
    const ids = new Map<string, Set<string>>();
    const idsOf = (path: string): Set<string> => {
      const known = ids.get(path) ?? new Set(tagsOf(built.files.get(path) ?? '').flatMap(({ attributes }) => attributes.get('id') ?? []));
      ids.set(path, known);
      return known;
    };
    let count = 0;
    for (const [path, text] of built.files) {
      for (const address of addressesOf(path, text)) {
        const found = follow(address, path, built);
        count += 1;
        if (!found) continue;
        if ('wrong' in found) wrong.set(`${address} ${found.wrong}`, path);
        else if (found.fragment !== '' && !idsOf(found.path).has(found.fragment))
          wrong.set(`${address} names no place in ${found.path}`, path);
      }
    }
    expect([...wrong].map(([what, path]) => `${what} (${path})`)).toEqual([]);
    expect(count).toBeGreaterThan(5000);
  });

  test.each([
    'boards/deals.json',
    'boards/причал.csv',
    'boards/причал.ics',
    'boards/причал/feed.xml',
    'calendar.ics',
    'people/olga.ics',
    'feed.xml',
    'sitemap.xml',
    'records/deals/acme.json',
    'files/deals/acme/harbour #1.png',
    'files/deals/acme/offer 50% off.pdf',
    'files/причал/заявка-7/счёт №1.txt',
    'data/boards/причал/lists/новые.json',
    'records/deals/was-called-so/index.html',
    'ru/records/причал/заявка-7/index.html',
    'ru/docs/records/index.html',
  ])('%s is there, so that what leads to it is tried', (path) => {
    expect([...built.files.keys()]).toContain(path.normalize('NFC'));
    const leads = (from: string, text: string) =>
      from !== path &&
      addressesOf(from, text).some((address) => {
        const found = follow(address, from, built);
        return found && 'path' in found && found.path === path.normalize('NFC');
      });
    if (!/was-called-so|^sitemap|^records\/.*\.json$/.test(path))
      expect(
        [...built.files].some(([from, text]) => leads(from, text)),
        path,
      ).toBe(true);
  });

  test('every page can be reached from the first one', () => {
    const seen = new Set(['index.html']);
    const todo = ['index.html'];
    for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
      for (const address of addressesInPage(built.files.get(path) ?? '', built)) {
        const found = follow(address, path, built);
        if (!found || 'wrong' in found || seen.has(found.path) || !found.path.endsWith('.html')) continue;
        seen.add(found.path);
        todo.push(found.path);
      }
    }
    const lost = pages.filter(([path, html]) => !seen.has(path) && !isMoved(html) && !path.endsWith('404.html')).map(([path]) => path);
    expect(lost).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
  });

  test('what leads to GitHub to be edited names a file of the repository', () => {
    const begin = /^https:\/\/github\.com\/harbour\/everything\/edit\/main\/(.+)$/;
    const paths = new Set(
      pages.flatMap(([, html]) =>
        addressesInPage(html, built).flatMap((address) => decodeURIComponent(begin.exec(address)?.[1] ?? '').replace(/[?#].*$/, '') || []),
      ),
    );
    expect(paths.size).toBeGreaterThan(8);
    expect([...paths].filter((path) => !path.endsWith('/') && !existsSync(join(top, path)))).toEqual([]);
  });

  test('nothing is empty', () => {
    expect([...built.files].filter(([, text]) => text.trim() === '').map(([path]) => path)).toEqual([]);
  });
});

describe('every page', () => {
  test('has a language, a title, what it is about, one heading above all, a main part, and ids that are its own', () => {
    const wrong = pages.flatMap(([path, html]) => {
      const tags = tagsOf(html);
      const names = (name: string) => tags.filter((tag) => tag.name === name);
      const lang = names('html')[0]?.attributes.get('lang');
      const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
      const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
      const about = names('meta')
        .find(({ attributes }) => attributes.get('name') === 'description')
        ?.attributes.get('content');
      return [
        lang === (path.startsWith('ru/') ? 'ru' : 'en') ? '' : `lang ${lang}`,
        /<title>[^<]+<\/title>/.test(html) ? '' : 'no title',
        isMoved(html) || about ? '' : 'no description',
        isMoved(html) || names('h1').length === 1 ? '' : `${names('h1').length} h1`,
        isMoved(html) || names('main').length === 1 ? '' : `${names('main').length} main`,
        twice.length === 0 ? '' : `ids ${[...new Set(twice)].join(' ')}`,
      ].flatMap((what) => (what === '' ? [] : [`${path}: ${what}`]));
    });
    expect(wrong).toEqual([]);
  });

  test('holds nothing inline that its policy forbids', () => {
    const wrong = pages.flatMap(([path, html]) => {
      const policy = tagsOf(html).find(({ attributes }) => attributes.get('http-equiv') === 'content-security-policy');
      const found = tagsOf(html).filter(
        ({ name, attributes }) =>
          name === 'style' ||
          (name === 'script' && !attributes.has('src')) ||
          [...attributes.keys()].some((key) => key === 'style' || key.startsWith('on')) ||
          [...attributes.values()].some((value) => /^\s*(javascript|data|vbscript):/i.test(value)),
      );
      const lax = policy ? /unsafe|\*/.test(policy.attributes.get('content') ?? '') : !isMoved(html);
      return [
        ...found.map(({ name, attributes }) => `${path}: <${name} ${[...attributes.keys()].join(' ')}>`),
        ...(lax ? [`${path}: no policy`] : []),
      ];
    });
    expect(wrong).toEqual([]);
  });
});
