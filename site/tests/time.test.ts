import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wayToGetChromium } from '../../scripts/chromium.ts';
import { findChromium, startBrowser } from './browser.ts';
import { runBuild } from './fixture.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

const chromium = findChromium();
if (!chromium) process.stdout.write(`no Chromium: calendar and timeline are not tried; to get one: ${wayToGetChromium}\n`);

const dayOf = (index: number) => `2026-11-${String(10 + index).padStart(2, '0')}`;
const files: { [path: string]: string } = {
  'workspace.yml': 'format: 1\ntitle: Yard\nlanguages: [en]\ntimezone: Europe/Madrid\n',
  'lists/plan.yml': 'title: Plan\nlists: [{ name: built, done: true }, todo]\nviews: [calendar, timeline]\n',
  'records/plan/todo/wall.md': '---\ntitle: Wall\nstart: 2026-11-10\ndue: 2026-11-20\n---\n',
  'records/plan/todo/roof.md': '---\ntitle: Roof\nstart: 2026-11-18\ndue: 2026-12-04\nblocked_by: [wall]\n---\n',
  'records/plan/todo/someday.md': '---\ntitle: Someday\n---\n',
  ...Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => [`records/plan/todo/same-${index}.md`, `---\ntitle: Same ${index}\ndue: 2026-11-25\n---\n`]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 320 }, (_, index) => [
      `records/plan/built/b-${index}.md`,
      `---\ntitle: Built ${index}\ndue: ${dayOf(index % 9)}\n---\n`,
    ]),
  ),
};

describe.skipIf(!chromium)('calendar and timeline in a browser', () => {
  const root = mkdtempSync(join(tmpdir(), 'woad-time-'));
  let server: StaticServer;
  let browser: Browser;

  beforeAll(async () => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const { code, complaint } = runBuild(root, ['--base', '/yard/']);
    expect(code, complaint).toBe(0);
    server = await serveFolder(join(root, 'dist'), '/yard/');
    browser = await startBrowser(chromium ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** Opens a page at noon of 21 November 2026, ready once the view has come to life. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    await page.clock.setFixedTime('2026-11-21T11:00:00Z');
    await page.goto(server.address + path);
    if (options.javaScriptEnabled !== false) await page.locator('.days, .bars').first().waitFor();
    return page;
  }
  const focused = (page: Page) =>
    page.evaluate(() =>
      document.activeElement instanceof HTMLElement
        ? (document.activeElement.dataset['day'] ?? document.activeElement.innerText.trim())
        : '',
    );

  test('a calendar is walked by keys: days, weeks, months, into a day and out', async () => {
    const page = await open('boards/plan/');
    expect(await page.locator('td.today').getAttribute('data-day')).toBe('2026-11-21');
    await page.locator('td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    expect(await focused(page)).toBe('2026-11-23');
    await page.keyboard.press('PageDown');
    expect(await focused(page)).toBe('2026-12-23');
    expect(new URL(page.url()).searchParams.get('at')).toBe('2026-12-23');
    await page.goBack();
    await page.locator('td[data-day="2026-11-25"]').focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toContain('Same 0');
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown');
    expect(await page.locator('.overflow[open] .ev').count()).toBe(6);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('2026-11-25');
    expect(await page.locator('.overflow[open]').count()).toBe(0);
    await page.context().close();
  });

  test('late is said as of now, and a phone has the month as a list under its days', async () => {
    const page = await open('boards/plan/', { viewport: { width: 390, height: 844 }, hasTouch: true });
    expect(await page.locator('.agenda li:has(> a:text-is("Wall")) .flag').getAttribute('title')).toBe('Late');
    expect(await page.locator('.agenda li:has(> a:text-is("Same 1")) .flag').count()).toBe(0);
    expect(await page.locator('.agenda [data-day="2026-11-25"] a').count()).toBe(6);
    await page.context().close();
  });

  test('a timeline stands at today, draws what waits for what, zooms in the address and draws more when asked', async () => {
    const page = await open('boards/plan/timeline/');
    expect(await page.locator('.links g path').count()).toBe(1);
    expect(await page.locator('.links g path.clash').count()).toBe(1);
    const todayAt = await page.locator('.rules .today').boundingBox();
    expect(todayAt && todayAt.x > 300 && todayAt.x < 1280).toBe(true);
    const drawn = await page.locator('tr[data-name]').count();
    await page.locator('[data-more="built"]').click();
    expect(await page.locator('tr[data-name]').count()).toBeGreaterThan(drawn);
    expect(await page.locator('tr[data-name] a:focus').count()).toBe(1);
    await page.getByRole('link', { name: 'Quarter' }).click();
    expect(new URL(page.url()).searchParams.get('zoom')).toBe('quarter');
    expect(await page.locator('.segments [aria-current]').innerText()).toBe('Quarter');
    await page.context().close();
  });

  test('without scripts both can be read', async () => {
    const page = await open('boards/plan/', { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { name: /November 2026/ }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Wall' }).count()).toBe(1);
    await page.goto(`${server.address}boards/plan/timeline/`);
    expect(await page.getByRole('row', { name: /Roof/ }).innerText()).toMatch(/18 Nov.*4 Dec.*17 days/s);
    await page.context().close();
  });
});
