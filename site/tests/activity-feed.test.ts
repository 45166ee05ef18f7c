import { afterEach, expect, test } from 'vitest';
import { newRepository, removeFolders } from '../../scripts/story/history-repository.ts';
import type { SiteData } from '../data.ts';
import activity from '../feeds/activity.ts';
import { contextOf } from '../render/contexts.ts';
import { readSite } from './reading.ts';
import { describeInBrowser, useBrowser } from './visiting.ts';

/** What an XML parser finds in a feed. */
interface Parsed {
  fault: string | undefined;
  root: string;
  own: { [name: string]: string };
  links: { rel: string; href: string }[];
  entries: { id: string; title: string; updated: string; author: string; href: string; text: string; tags: string[]; hrefs: string[] }[];
}

afterEach(removeFolders);

/** A tracker whose titles, names and values try to break out. */
async function readHostile(): Promise<SiteData> {
  const { root, write, move, remove, commit } = newRepository();
  write('workspace.yml', "title: 'Tide & <b>water</b>'\nlanguages: [en]\ntimezone: Europe/Madrid\nrepository: tide/water\n");
  write('lists/sales.yml', 'title: Sales & more\nlists: [open, won]\nfields: { note: { type: text } }\n');
  write('lists/team.yml', 'lists: [open]\n');
  write('records/sales/open/acme.md', '---\ntitle: "]]> <script>alert(1)</script> & \\u0001 \\uFFFE"\nnote: "<i>x</i>"\n---\n');
  write('records/sales/open/other.md', '---\ntitle: Other\n---\n');
  write('records/team/open/own.md', '---\ntitle: Own\n---\n');
  commit('Ana <&>');
  write('records/sales/open/acme.md', '---\ntitle: "]]> <script>alert(1)</script> & \\u0001 \\uFFFE"\nnote: "</content><entry>"\n---\n');
  commit();
  move('records/sales/open/acme.md', 'records/sales/won/acme.md');
  commit();
  remove('records/sales/open/other.md');
  commit();
  return readSite(root);
}

function feedsOf(site: SiteData): Map<string, string> {
  return new Map([...activity.files(site, (language) => contextOf(site, language))].map(({ address, text }) => [address, text()]));
}

describeInBrowser('the Atom feeds, read by a browser', () => {
  const used = useBrowser();

  async function parse(xml: string): Promise<Parsed> {
    const page = await used.browser.newPage();
    const parsed = await page.evaluate((text): Parsed => {
      const found = new DOMParser().parseFromString(text, 'application/xml');
      const root = found.documentElement;
      const textOf = (of: Element, name: string) => [...of.children].find((each) => each.localName === name)?.textContent ?? '';
      const linksIn = (of: Element) =>
        [...of.children]
          .filter(({ localName }) => localName === 'link')
          .map((each) => ({ rel: each.getAttribute('rel') ?? '', href: each.getAttribute('href') ?? '' }));
      return {
        fault: found.querySelector('parsererror')?.textContent,
        root: `${root.namespaceURI} ${root.localName}`,
        own: { id: textOf(root, 'id'), title: textOf(root, 'title'), updated: textOf(root, 'updated') },
        links: linksIn(root),
        entries: [...root.children]
          .filter(({ localName }) => localName === 'entry')
          .map((each) => {
            const html = new DOMParser().parseFromString(textOf(each, 'content'), 'text/html').body;
            const title = new DOMParser().parseFromString(textOf(each, 'title'), 'text/html').body;
            return {
              id: textOf(each, 'id'),
              title: title.textContent ?? '',
              updated: textOf(each, 'updated'),
              author: [...each.children].find(({ localName }) => localName === 'author')?.textContent ?? '',
              href: linksIn(each)[0]?.href ?? '',
              text: html.textContent ?? '',
              tags: [...new Set([...html.querySelectorAll('*')].map(({ localName }) => localName))],
              hrefs: [...html.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
            };
          }),
      };
    }, xml);
    await page.close();
    return parsed;
  }

  test('all boards and each board have one, which holds what Atom asks for', async () => {
    const feeds = feedsOf(await readHostile());
    expect([...feeds.keys()]).toEqual(['feed.xml', 'boards/sales/feed.xml', 'boards/team/feed.xml']);
    const parsed = await Promise.all([...feeds.values()].map(parse));
    for (const { fault, root, own, entries } of parsed) {
      expect(fault).toBeUndefined();
      expect(root).toBe('http://www.w3.org/2005/Atom feed');
      const uuid = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
      for (const each of [own, ...entries]) {
        expect(each['id']).toMatch(uuid);
        expect(each['updated']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(each['title']).not.toBe('');
      }
      expect(new Set([own['id'], ...entries.map(({ id }) => id)]).size).toBe(entries.length + 1);
      for (const { tags } of entries) for (const tag of tags) expect(['ul', 'li', 'a', 's', 'span', 'code', 'b']).toContain(tag);
    }
    expect(new Set(parsed.map(({ own }) => own['id'])).size).toBe(3);
    const [all, sales, team] = parsed;
    expect(all?.own['title']).toContain('Tide & <b>water</b>');
    expect(all?.entries.map(({ author }) => author)).toEqual(['Luis', 'Luis', 'Luis', 'Ana &']);
    expect(all?.entries[0]?.title).toBe('Other: Removed');
    expect(all?.entries[1]?.title).toContain('<script>alert(1)</script> &');
    expect(all?.entries[1]?.text).toContain('List Open → Won');
    expect(all?.entries[2]?.text).toContain('</content><entry>');
    expect([sales?.entries.length, team?.entries.length]).toEqual([4, 1]);
    expect(team?.entries[0]?.text).not.toContain('Other');
  });

  test('links are whole where it is known where the site stands, else they begin at its root', async () => {
    const site = await readHostile();
    const { origin: _, ...unknown } = site;
    for (const origin of [undefined, 'https://tide.github.io']) {
      const told: SiteData = origin === undefined ? unknown : { ...unknown, origin };
      const { links, entries } = await parse(feedsOf(told).get('feed.xml') ?? '');
      const own = [...links.map(({ href }) => href), ...entries.flatMap(({ hrefs }) => hrefs)];
      expect(own.length).toBeGreaterThan(4);
      for (const href of own) expect(href.startsWith(origin === undefined ? '/' : `${origin}/`), href).toBe(true);
      expect(links.map(({ rel, href }) => [rel, href.replace(origin ?? '', '')])).toEqual([
        ['self', '/feed.xml'],
        ['alternate', '/activity/'],
      ]);
    }
  });
});
