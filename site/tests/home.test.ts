import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wayToGetChromium } from '../../scripts/chromium.ts';
import { newRepository, removeFolders } from '../../scripts/story/history-repository.ts';
import { findChromium, startBrowser } from './browser.ts';
import { runBuild } from './fixture.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

const chromium = findChromium();
if (!chromium) process.stdout.write(`no Chromium: the pages over all boards are not tried; to get one: ${wayToGetChromium}\n`);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const today = '2026-11-21T11:00:00Z';
const aWeekLater = '2026-11-28T11:00:00Z';

const files: { [path: string]: string } = {
  'workspace.yml': `format: 1
title: Yard
languages: [en, ru]
timezone: Europe/Madrid
people: { ana: { name: Ana García }, luis: { name: Luis Cortés } }
teams: { crew: [luis] }
views: [{ title: Late ones, view: list, where: late }]
`,
  'lists/plan.yml':
    'title: Plan\ndescription: Walls and roofs\nlists: [{ name: built, done: true }, todo]\ntags: { urgent: { color: red }, wood: {} }\n',
  'lists/shop.yml': 'title: Shop\nlists: [{ name: bought, done: true }, { name: wanted }]\ntags: { urgent: { color: red } }\n',
  'records/plan/todo/wall.md': '---\ntitle: Wall\nassignees: [ana]\ndue: 2026-11-20\ntags: [urgent]\n---\n',
  'records/plan/todo/roof.md': '---\ntitle: Roof\nassignees: [ana]\ndue: 2026-11-27\nblocked_by: [wall]\n---\n',
  'records/plan/todo/door.md': '---\ntitle: Door\nassignees: [luis]\ndue: 2026-11-25\n---\nWhich colour, @ana?\n',
  'records/plan/todo/gate.md': '---\ntitle: Gate\n---\nIs it high enough, @ana?\n',
  'records/plan/_comments/gate/20261120T101500Z-ana.md': 'It is.\n',
  'records/plan/built/fence.md': '---\ntitle: Fence\nassignees: [ana]\ndue: 2026-11-01\n---\n',
  'records/plan/todo/well.md': '---\ntitle: Well\narchived: 2026-10-01\n---\n',
  'records/plan/todo/path.md': '---\ntitle: Path\narchived: 2026-11-10\n---\n',
  'records/shop/wanted/paint.md': '---\ntitle: Paint\nassignees: [crew]\ndue: 2026-11-29T10:00\ntags: [urgent]\n---\n',
};

const paths = ['', 'late/', 'waiting/', 'people/', 'people/ana/', 'tags/', 'views/late-ones/', 'boards/plan/archive/', 'boards/plan/all/'];

describe.skipIf(!chromium)('the pages over all boards', () => {
  let server: StaticServer;
  let browser: Browser;

  beforeAll(async () => {
    const repository = newRepository();
    for (const [path, text] of Object.entries(files)) repository.write(path, text);
    repository.commit('Ana García', 'ana@tidewater.example');
    repository.move('records/plan/todo/gate.md', 'records/plan/built/gate.md');
    repository.commit('Luis Cortés', 'luis@tidewater.example');
    const { code, complaint } = runBuild(repository.root, ['--base', '/yard/']);
    expect(code, complaint).toBe(0);
    server = await serveFolder(join(repository.root, 'dist'), '/yard/');
    browser = await startBrowser(chromium ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    removeFolders();
  });

  async function open(
    path: string,
    { at = today, me, ...options }: BrowserContextOptions & { at?: string; me?: string } = {},
  ): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })).newPage();
    if (options.javaScriptEnabled === false) {
      await page.goto(server.address + path);
      return page;
    }
    await page.clock.setFixedTime(at);
    if (me !== undefined) await page.addInitScript((key) => localStorage.setItem('woad:/yard/:me', key), me);
    await page.goto(server.address + path);
    if (await page.locator('#stage').count()) await page.locator('html[data-ready="view"]').waitFor();
    return page;
  }
  const rows = (page: Page) => page.locator('.listing .row h3').allInnerTexts();
  const headings = (page: Page) => page.locator('.listing h2').allInnerTexts();
  const count = (page: Page, name: string) => page.locator(`.side [data-count="${name}"]`);

  test('one chooses who one is once, and home, sidebar and what waits are one’s own from then on', async () => {
    const page = await open('');
    expect(await page.locator('[data-mine]').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Ana García' }).click();
    await page.locator('.mine .rows li').first().waitFor();
    expect(await page.locator('.mine .rows li > a').allInnerTexts()).toEqual(['Wall', 'Door', 'Roof']);
    expect(await page.locator('.mine .why').allInnerTexts()).toEqual(['asks you', 'Blocked']);
    expect([await count(page, 'waiting').innerText(), await count(page, 'open').innerText()]).toEqual(['2', '2']);
    expect(await page.locator('.who').isVisible()).toBe(false);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Waiting on me' }).click();
    await page.locator('html[data-ready="view"]').waitFor();
    expect((await rows(page)).sort()).toEqual(['Door', 'Wall']);
    await page.getByRole('button', { name: 'Somebody else?' }).click();
    await page.getByRole('button', { name: 'Luis Cortés' }).waitFor();
    expect((await headings(page)).map((each) => each.split('\n')[0])).toEqual(expect.arrayContaining(['AG', 'LC']));
    await page.getByRole('button', { name: 'Luis Cortés' }).click();
    await expect.poll(async () => (await rows(page)).sort()).toEqual(['Door', 'Paint']);
    await page.getByRole('link', { name: 'My records' }).first().click();
    expect(new URL(page.url()).pathname).toBe('/yard/people/luis/');
    await page.context().close();
  });

  test('a week after the build other records are late: on the first page, the page of late ones, in the sidebar and in a saved view', async () => {
    for (const [at, late] of [
      [today, ['Wall']],
      [aWeekLater, ['Door', 'Roof', 'Wall']],
    ] as const) {
      const page = await open('', { at });
      await expect.poll(() => count(page, 'late').innerText()).toBe(String(late.length));
      expect((await page.locator('[data-group="late"] li > a').allInnerTexts()).sort()).toEqual(late);
      expect(await page.locator('[data-group="late"] .num').innerText()).toBe(String(late.length));
      await page.context().close();
      for (const path of ['late/', 'views/late-ones/']) {
        const other = await open(path, { at });
        expect((await rows(other)).sort(), path).toEqual(late);
        await other.context().close();
      }
    }
  });

  test('what is late stands under its people', async () => {
    const page = await open('late/', { at: aWeekLater });
    expect((await headings(page)).map((each) => each.replace(/\s+/g, ' '))).toEqual(
      expect.arrayContaining(['AG Ana García 2', 'LC Luis Cortés 1']),
    );
    await page.context().close();
  });

  test('without scripts a plain list with dates stands there and says why', async () => {
    const page = await open('late/', { javaScriptEnabled: false });
    expect(await rows(page)).toEqual(['Wall', 'Door', 'Roof', 'Paint']);
    expect(await page.locator('.unscripted').innerText()).toContain('Without scripts');
    expect(await page.locator('.listing .row').first().isVisible()).toBe(true);
    await page.goto(server.address);
    expect(await page.locator('[data-group="all"] li').count()).toBe(4);
    expect(await page.locator('.who').isVisible()).toBe(false);
    await page.context().close();
  });

  test('a tag of two boards is one row, and leads to its records; another language keeps what is asked', async () => {
    const page = await open('tags/');
    const row = page.locator('.tag-list li', { hasText: 'Urgent' });
    expect((await row.innerText()).replace(/\s+/g, ' ')).toBe('Urgent Plan, Shop 2');
    await row.getByRole('link').click();
    await expect.poll(() => headings(page)).toEqual(['Plan\n1', 'Shop\n1']);
    expect(new URL(page.url()).searchParams.get('tags')).toBe('urgent');
    expect(await row.getByRole('link').getAttribute('aria-current')).toBe('true');
    await page.locator('.languages summary').click();
    await page.getByRole('link', { name: 'русский' }).click();
    expect(page.url()).toBe(`${server.address}ru/tags/?tags=urgent&group=board`);
    await page.context().close();
  });

  test('a person’s page has the records, the calendar and what the person did; an archive begins with the newest', async () => {
    const page = await open('people/luis/');
    expect((await rows(page)).sort()).toEqual(['Door', 'Paint']);
    expect(await page.locator('.latest a').allInnerTexts()).toContain('Gate');
    expect(await page.getByRole('link', { name: /ICS/ }).getAttribute('href')).toBe('/yard/people/luis.ics');
    await page.goto(`${server.address}boards/plan/archive/`);
    await page.locator('html[data-ready="view"]').waitFor();
    expect(await rows(page)).toEqual(['Path', 'Well']);
    expect(await page.locator('head link[rel="alternate"][title="Plan"]').getAttribute('href')).toBe('/yard/boards/plan/feed.xml');
    await page.context().close();
  });

  test('all that can be used on the first page is reached by Tab', async () => {
    const page = await open('');
    await expect.poll(() => count(page, 'late').innerText()).toBe('1');
    const usable = await page.locator('a:visible, button:visible, summary:visible').count();
    const seen = new Set<string>();
    for (let step = 0; step < usable + 2; step++) {
      await page.keyboard.press('Tab');
      seen.add(await page.evaluate(() => [...document.querySelectorAll('*')].indexOf(document.activeElement ?? document.body).toString()));
    }
    expect(seen.size).toBeGreaterThanOrEqual(usable);
    await page.getByRole('button', { name: 'Ana García' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Somebody else?');
    await page.context().close();
  });

  test.each(paths)('/%s: axe finds nothing serious by day or by night, and a phone shows it without scrolling aside', async (path) => {
    const page = await open(path, { bypassCSP: true });
    await page.evaluate(axe);
    for (const [colorScheme, rule] of [
      ['light', undefined],
      ['dark', 'color-contrast'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(async (only) => {
        type Found = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
        const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<Found> } };
        const { violations } = await axe.run(only === undefined ? {} : { runOnly: [only] });
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
      }, rule);
      expect(found, colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.context().close();
  });
});
