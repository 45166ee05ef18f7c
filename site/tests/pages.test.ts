import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { wayToGetChromium } from '../../scripts/chromium.ts';
import { findChromium, startBrowser } from './browser.ts';
import { commitFixture, runBuild, writeFixture } from './fixture.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

const chromium = findChromium();
if (!chromium) process.stdout.write(`no Chromium: the pages are not looked at; to get one: ${wayToGetChromium}\n`);

const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const paths = [
  '',
  'boards/sales/',
  'boards/sales/by-list/',
  'boards/sales/calendar/',
  'boards/sales/grouped/',
  'boards/sales/new/',
  'activity/',
  'search/',
  'records/sales/acme/',
  'records/sales/attack/',
  'records/sales/broken/',
  'automations/',
  'docs/',
  'docs/records/',
  'docs/reference/fields/',
  'docs/reference/checks/',
  'docs/reference/commands/',
  'docs/reference/rules/',
  'nothing/',
];

describe.skipIf(!chromium)('the built pages in a browser', () => {
  let root = '';
  let server: StaticServer;
  let browser: Browser;
  const troubles: string[] = [];

  beforeAll(async () => {
    root = writeFixture();
    await commitFixture(root);
    const { code, complaint } = runBuild(root, ['--base', '/woad/']);
    expect(complaint, complaint).not.toContain('Error');
    expect(code).toBe(0);
    server = await serveFolder(join(root, 'dist'), '/woad/');
    browser = await startBrowser(chromium ?? '');
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** Opens a page and writes down all that should not happen: dialogs, errors, requests elsewhere. */
  async function open(path: string, options: BrowserContextOptions = desk): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    troubles.length = 0;
    page.on('dialog', async (dialog) => {
      troubles.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    page.on('pageerror', (error) => troubles.push(`error ${error.message}`));
    page.on('console', (message) => {
      const expected = path === 'nothing/' || message.location().url.endsWith('/favicon.ico');
      if (message.type() === 'error' && !(expected && message.text().includes('404'))) troubles.push(`console ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) troubles.push(`request ${request.url()}`);
    });
    await page.goto(server.address + path, { waitUntil: 'load' });
    return page;
  }

  test('a board has a tab for each of its views, each at an address of its own', async () => {
    const page = await open('boards/sales/');
    const tabs = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
    // whether a record has a phone number is not the public's to know
    expect(await tabs.allInnerTexts()).toEqual(['Board', 'By list', 'Calendar', 'Late', 'Grouped']);
    expect(await tabs.nth(0).getAttribute('aria-current')).toBe('page');
    const cards = await page.locator('.card h3 a').allInnerTexts();
    await tabs.nth(1).click();
    await page.locator('.row h3').last().waitFor();
    expect(new URL(page.url()).pathname).toBe('/woad/boards/sales/by-list/');
    expect(await page.locator('.row h3 a').allInnerTexts()).toEqual(cards);
    await tabs.nth(3).click();
    await page.waitForURL('**/boards/sales/late/');
    expect(await page.locator('.row h3 a').allInnerTexts()).toEqual(['Acme renewal']);
    expect(troubles).toEqual([]);
  });

  test('a board has its lists as columns with their cards, empty lists too', async () => {
    const page = await open('boards/sales/');
    expect(await page.locator('.list h2').allTextContents()).toEqual(['Open', 'In talks', 'Empty list', 'Won', 'Nowhere']);
    const talks = page.locator('#list-talks');
    expect(await talks.locator('.card h3').allTextContents()).toEqual(['Globex pilot', 'Initech trial']);
    expect(await talks.locator('.wip').textContent()).toContain('limit 1');
    expect(await page.locator('#list-empty-list').textContent()).toContain('Nothing here');
    expect(await page.locator('#list-nowhere').textContent()).toContain('not a list of this board');
    const boxes = await page.locator('.list').evaluateAll((lists) => lists.map((list) => list.getBoundingClientRect().left));
    expect([...boxes].sort((a, b) => a - b)).toEqual(boxes);
    expect(new Set(boxes).size).toBe(5);
    await page.locator('html[data-ready=view]').waitFor();
    await page.locator('.card', { hasText: 'Acme renewal' }).getByRole('link').click();
    await page.locator('.panel h1', { hasText: 'Acme renewal' }).waitFor();
    await page.locator('.panel').getByRole('link', { name: 'Open in full' }).click();
    await page.locator('.main h1', { hasText: 'Acme renewal' }).waitFor();
  });

  test('a broken record is a card that says what is wrong', async () => {
    const page = await open('boards/sales/');
    expect(await page.locator('.card.faulty', { hasText: 'broken' }).locator('.fault').isVisible()).toBe(true);
  });

  test('a record shows its text, values, checklist, comments and files', async () => {
    const page = await open('records/sales/acme/');
    expect(await page.locator('.where').textContent()).toBe('records/sales/open/acme.md');
    expect(await page.locator('.props').textContent()).toContain('€ 12,000');
    expect(await page.locator('.steps').textContent()).toContain('1 of 2');
    expect(await page.locator('.props', { hasText: 'Blocked by' }).getByRole('link', { name: 'Legal review' }).count()).toBe(1);
    expect(await page.locator('.cm').count()).toBe(2);
    expect(await page.locator('.answers .cm').textContent()).toContain('Thank you, Ana García.');
    expect(await page.locator('.file').allTextContents()).toEqual(['harbour.pngImage, 70 bytes', 'contract.txtText, 10 bytes']);
    expect(await page.locator('.prose img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    expect(troubles).toEqual([]);
  });

  test('late is told by the browser, and the plain day without it', async () => {
    const page = await open('boards/sales/');
    expect(await page.locator('.card', { hasText: 'Acme renewal' }).locator('time.late').count()).toBe(1);
    expect(await page.locator('#list-won time.late').count()).toBe(0);
    const home = await open('');
    expect(await home.locator('[data-group=late] li').allTextContents()).toEqual([expect.stringContaining('Acme renewal')]);
    expect(await home.locator('[data-group=all]').isVisible()).toBe(false);
  });

  test('all can be read without JavaScript', async () => {
    const page = await open('boards/sales/', { ...desk, javaScriptEnabled: false });
    expect(await page.locator('.card').count()).toBe(10);
    expect(await page.locator('.card', { hasText: 'Acme renewal' }).textContent()).toContain('2 Jan 2020');
    expect(await page.getByRole('button').count()).toBe(0);
    const home = await open('', { ...desk, javaScriptEnabled: false });
    expect(await home.locator('[data-group=all] li').count()).toBe(2);
  });

  test.each(paths)(
    '/%s: nothing runs, nothing goes elsewhere, nothing is wrong in the console, and a phone needs no sideways scrolling',
    async (path) => {
      const page = await open(path);
      await page.mouse.move(700, 400);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true;
      });
      expect(await page.locator('h1').count()).toBe(1);
      await page.setViewportSize(phone.viewport);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await page.locator('.mobile').isVisible()).toBe(true);
      expect(troubles).toEqual([]);
    },
  );

  test('an attached drawing with a script shows as text', async () => {
    const page = await open('files/sales/attack/drawing.svg.txt');
    expect(await page.locator('body').textContent()).toContain('<script>');
    expect(troubles).toEqual([]);
  });

  test('on a phone the strip follows the lists', async () => {
    const page = await open('boards/sales/', phone);
    await page.locator('html[data-ready=view]').waitFor();
    await page.locator('.strip a', { hasText: 'Won' }).click();
    await expect.poll(() => page.locator('.strip a[aria-current]').textContent(), { timeout: 10_000 }).toContain('Won');
  });

  test('the theme is remembered, from before the first paint', async () => {
    const page = await open('boards/sales/', { ...desk, colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    const button = page.getByRole('button', { name: 'Theme: as the system' });
    await button.click();
    await page.getByRole('button', { name: 'Theme: light' }).click();
    expect(await ground()).not.toBe(light);
    await page.goto(`${server.address}records/sales/acme/`);
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(await ground()).not.toBe(light);
  });
});
