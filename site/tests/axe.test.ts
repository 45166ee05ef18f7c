import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { type Fault, findFaults, seriousOf } from './axe.ts';
import { describeInBrowser, desk, phone, visitSite, waitForView } from './visiting.ts';

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

describeInBrowser('every kind of page, looked at by axe and by other eyes', () => {
  const site = visitSite('harbour');
  const found: Fault[] = [];
  const troubles: string[] = [];
  const wide: string[] = [];

  beforeAll(async () => {
    const todo = [...paths];
    await Promise.all([1, 2, 3].map(() => walk(todo)));
  });

  async function walk(todo: string[]): Promise<void> {
    const page = await (await site.browser.newContext({ viewport: desk, bypassCSP: true, colorScheme: 'light' })).newPage();
    page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
    for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'no-preference' });
      await page.setViewportSize(desk);
      const response = await page.goto(site.address + path.split('/').map(encodeURIComponent).join('/'), { waitUntil: 'networkidle' });
      if (response?.status() !== (path === 'nothing-here/' ? 404 : 200)) troubles.push(`${path}: ${response?.status()}`);
      // a slow page fetches nothing for a while before it draws
      await waitForView(page);
      await look(page, path);
    }
    await page.context().close();
  }

  /** Light and dark, wide and narrow, twice as large, in the system’s colours and without motion. */
  async function look(page: Page, path: string): Promise<void> {
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
    found.push(...(await findFaults(page, rules)).map(({ impact, what }) => ({ impact, what: `${where}: ${what}` })));
  }

  test('axe finds nothing serious in light or dark, on a desk or a phone', () => {
    expect(seriousOf(found)).toEqual([]);
  });

  test('and nothing less than that either', () => {
    expect(found).toEqual([]);
  });

  test('no page scrolls sideways, on a phone or at 200 %', () => {
    expect(wide).toEqual([]);
  });

  test('every page is there, and nothing breaks or moves against the wish', () => {
    expect(troubles).toEqual([]);
  });
});
