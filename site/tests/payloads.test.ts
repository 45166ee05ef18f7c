import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findWrong } from './payload-marks.ts';
import { readPayloads, writePayloads } from './payload-tracker.ts';
import { describeInBrowser, desk, visitSite } from './visiting.ts';

/** When a page is looked at: once it stands there, or once it has also fetched what it draws itself from. */
type Until = 'load' | 'networkidle';

test('there are enough of them', () => {
  expect(Object.values(readPayloads()).flat().length).toBeGreaterThan(150);
});

describeInBrowser('what an attacker writes does nothing in the pages', () => {
  let titles = new Map<string, string>();
  let files: string[] = [];
  const site = visitSite(() => {
    const written = writePayloads();
    ({ titles } = written);
    return { root: written.root, base: '/woad/' };
  });
  beforeAll(() => {
    files = readdirSync(site.dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(site.dist.length + 1));
  });

  /** Opens the addresses, several at once, and gives all that should not have happened. */
  async function visit(addresses: string[], options: BrowserContextOptions = {}, until: Until = 'load'): Promise<string[]> {
    const troubles: string[] = [];
    const context = await site.browser.newContext({ viewport: desk, ...options });
    await context.exposeFunction('tell', (what: string) => troubles.push(what));
    await context.addInitScript(() => {
      const here = globalThis as unknown as { tell(what: string): void };
      Object.defineProperty(globalThis, 'ran', { get: () => 0, set: () => here.tell(`ran in ${location.href}`) });
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        here.tell(`the policy stopped ${violatedDirective} ${blockedURI} in ${location.href}`),
      );
    });
    const todo = [...addresses];
    await Promise.all([1, 2, 3].map(() => walk(context, todo, troubles, until)));
    await context.close();
    return troubles;
  }

  async function walk(context: BrowserContext, todo: string[], troubles: string[], until: Until): Promise<void> {
    const page = await context.newPage();
    page.on('dialog', async (dialog) => {
      troubles.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on('pageerror', (error) => troubles.push(`error ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.address)) troubles.push(`request ${request.url()} in ${page.url()}`);
    });
    for (let address = todo.pop(); address !== undefined; address = todo.pop()) {
      await page.goto(site.address + address, { waitUntil: until });
      if (!page.url().startsWith(site.address + address.replace(/\?.*$/s, ''))) troubles.push(`${address} became ${page.url()}`);
      // what opens late, as details do, has its chance to run
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
  }

  /** Pages that are neither a record's nor documentation; of those side by side the first few. */
  function over(): string[] {
    const pages = files
      .filter((file) => /^(?!records|docs)([^/]+\/)*index\.html$/.test(file))
      .map((file) => file.slice(0, -'index.html'.length));
    return [...Map.groupBy(pages, (page) => page.replace(/[^/]*\/$/, '')).values()].flatMap((beside) => beside.slice(0, 6));
  }

  test('in boards, records and the pages over all boards', async () => {
    expect(over()).toContain('boards/attack/');
    const records = ['all', 'deep', 'said', 'files', 'p0', 'p11', 'p14', 'a0', 'a9'].map((slug) => `records/attack/${slug}/`);
    expect(await visit([...over(), ...records])).toEqual([]);
  });

  test('nor where a browser knows no policy', async () => {
    expect(
      await visit(['', 'boards/attack/', 'records/attack/all/', 'records/attack/said/', 'records/attack/files/'], { bypassCSP: true }),
    ).toEqual([]);
  });

  test('nor when the browser draws a view anew, for whatever its address asks', async () => {
    const said = encodeURIComponent('"><img src=x onerror=ran++><script>ran++</script>');
    const asked = ['group=pick&q=ran', `q=${said}`, `tags=${said}&group=${said}&${said}=${said}&sort=${said}&open=${said}`];
    const views = over().filter((page) => /^boards\/attack\/([^/]+\/)?$/.test(page));
    expect(views.length).toBeGreaterThan(2);
    const addresses = views.flatMap((view, index) => asked.slice(index === 0 ? 0 : 2).map((words) => `${view}?${words}`));
    expect(await visit(addresses, { bypassCSP: true }, 'networkidle')).toEqual([]);
  });

  test('nor in an attachment that is opened by itself', async () => {
    const opened = files.filter((file) => file.startsWith('files/') && /\.(svg|txt|html|xhtml|xml)$/.test(file));
    expect(opened.length).toBeGreaterThan(20);
    expect(opened.filter((file) => /\.(html|xhtml|xml|js)$/.test(file))).toEqual([]);
    expect(await visit(opened.map((file) => file.split('/').map(encodeURIComponent).join('/')))).toEqual([]);
  });

  test('no page holds a script, a style, a handler or an address that is not the program’s own', async () => {
    const page = await site.browser.newPage();
    const found: string[] = [];
    const pages = files.filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(titles.size);
    for (const file of pages) {
      const slug = /^records\/attack\/([^/]+)\/index\.html$/.exec(file)?.[1];
      const [wrong, title] = await page.evaluate(findWrong, { html: readFileSync(join(site.dist, file), 'utf8'), base: site.base });
      found.push(...wrong.map((each) => `${file}: ${each}`));
      if (slug !== undefined && title !== titles.get(slug)) found.push(`${file}: its title became ${title}`);
    }
    expect(found).toEqual([]);
  });

  test('data can be read as what it is', async () => {
    const page = await site.browser.newPage();
    for (const file of files.filter((name) => /\.(json|xml)$/.test(name) && !name.startsWith('files/'))) {
      const text = readFileSync(join(site.dist, file), 'utf8');
      if (file.endsWith('.json')) expect(() => JSON.parse(text), file).not.toThrow();
      else
        expect(
          await page.evaluate(
            (xml) => new DOMParser().parseFromString(xml, 'application/xml').querySelector('parsererror')?.textContent ?? '',
            text,
          ),
          file,
        ).toBe('');
    }
  });
});
