import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wayToGetChromium } from '../../scripts/chromium.ts';
import { findChromium, startBrowser } from './browser.ts';
import { runBuild } from './fixture.ts';
import { base, writeHarbour } from './harbour.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

const chromium = findChromium();
if (!chromium) process.stdout.write(`no Chromium: axe does not look at the pages; to get one: ${wayToGetChromium}\n`);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** One page of each kind. */
const paths = [
  '',
  ...['', 'by-stage/', 'table/', 'soon/', 'calendar/', 'timeline/', 'dashboard/', 'activity/'].map((view) => `boards/deals/${view}`),
  ...['all/', 'archive/', 'deleted/', 'new/'].map((page) => `boards/deals/${page}`),
  ...['acme', 'acme--2', 'broken', 'old', 'a-b'].map((slug) => `records/deals/${slug}/`),
  ...['people/', 'people/olga/', 'tags/', 'late/', 'waiting/', 'calendar/', 'activity/', 'dashboards/', 'automations/'],
  ...['search/', 'views/all-of-ours/', 'views/numbers/', 'docs/', 'docs/fields/', 'docs/reference/rules/', 'nothing-here/'],
  ...['ru/', 'ru/boards/причал/', 'ru/records/причал/заявка-7/', 'ru/docs/records/'],
];
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** What axe finds, and how bad it is. */
interface Finding {
  impact: string;
  what: string;
}

describe.skipIf(!chromium)('every kind of page, looked at by axe and by other eyes', () => {
  let top = '';
  let server: StaticServer;
  let browser: Browser;
  const found: Finding[] = [];
  const troubles: string[] = [];
  const wide: string[] = [];

  beforeAll(async () => {
    const written = writeHarbour();
    top = written.top;
    const { code, complaint } = runBuild(written.root, ['--base', base]);
    expect(code, complaint).toBe(0);
    server = await serveFolder(join(written.root, 'dist'), base);
    browser = await startBrowser(chromium ?? '');
    const todo = [...paths];
    await Promise.all([1, 2, 3].map(() => walk(todo)));
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(top, { recursive: true, force: true });
  });

  async function walk(todo: string[]): Promise<void> {
    const page = await (await browser.newContext({ viewport: desk, bypassCSP: true, colorScheme: 'light' })).newPage();
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
    for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' });
      await page.setViewportSize(desk);
      const response = await page.goto(server.address + path.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'networkidle' });
      if (response?.status() !== (path === 'nothing-here/' ? 404 : 200)) troubles.push(`${path}: ${response?.status()}`);
      await look(page, path);
    }
    await page.context().close();
  }

  /** Light and dark, wide and narrow, twice as large, in the system’s colours and without motion. */
  async function look(page: Page, path: string): Promise<void> {
    await page.evaluate(axe);
    await inspect(page, `${path} light 1440`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await inspect(page, `${path} dark 1440`, ['color-contrast']);
    await page.setViewportSize(phone);
    await inspect(page, `${path} dark 390`);
    await measure(page, path, 390);
    await page.emulateMedia({ colorScheme: 'light' });
    await inspect(page, `${path} light 390`, ['color-contrast']);
    await page.setViewportSize({ width: 720, height: 450 });
    await measure(page, path, 720);
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.emulateMedia({ colorScheme: 'dark' });
    const still = await page.evaluate(
      () => document.getAnimations().filter((each) => Number(each.effect?.getComputedTiming().activeDuration) > 20).length,
    );
    if (still > 0) troubles.push(`${path}: ${still} things move though less motion is asked for`);
  }

  async function measure(page: Page, path: string, width: number): Promise<void> {
    const over = await page.evaluate(() => document.documentElement.scrollWidth);
    if (over > width) wide.push(`${path}: ${over} wide at ${width}`);
  }

  async function inspect(page: Page, where: string, rules?: string[]): Promise<void> {
    const violations = await page.evaluate(async (only) => {
      interface Result {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      }
      const { axe: here } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<Result> } };
      const options = only ? { runOnly: { type: 'rule', values: only }, resultTypes: ['violations'] } : { resultTypes: ['violations'] };
      return (await here.run(document, options)).violations.map(({ id, impact, nodes }) => ({
        impact,
        what: `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`,
      }));
    }, rules);
    found.push(...violations.map(({ impact, what }) => ({ impact, what: `${where}: ${what}` })));
  }

  test('axe finds nothing serious in light or dark, on a desk or a phone', () => {
    expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ what }) => what)).toEqual([]);
  });

  test('and nothing less than that either', () => {
    expect(found.filter(({ impact }) => impact !== 'serious' && impact !== 'critical').map(({ what }) => what)).toEqual([]);
  });

  test('no page scrolls sideways, on a phone or at 200 %', () => {
    expect(wide).toEqual([]);
  });

  test('every page is there, and nothing breaks or moves against the wish', () => {
    expect(troubles).toEqual([]);
  });
});
