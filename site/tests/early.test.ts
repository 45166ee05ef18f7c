import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, desk, visitSite } from './visiting.ts';

describeInBrowser('what is typed on a slow line', () => {
  const site = visitSite('harbour');

  /** A page that was opened while what fits the pattern is kept back, and what lets it come. */
  async function visit(path: string, pattern: string): Promise<{ page: Page; release(): void }> {
    const context = await site.browser.newContext({ viewport: desk });
    const page = await context.newPage();
    const held = Promise.withResolvers<void>();
    await page.route(pattern, async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(site.address + path, { waitUntil: 'commit' });
    return { page, release: held.resolve };
  }
  const scripts = '**/_astro/*.js';
  const search = (page: Page) => expect.poll(() => new URL(page.url()).search);

  test('before the scripts are there is asked for once they are', async () => {
    const { page, release } = await visit('boards/deals/', scripts);
    await page.locator('[data-filters] [name=q]').fill('legal');
    release();
    await search(page).toBe('?q=legal');
    await expect.poll(() => page.locator('#stage [data-a]').count()).toBe(1);
    await expect.poll(() => page.locator('[data-filters] .result').textContent()).toBe('1 deal');
    expect(await page.locator('[data-filters] [name=q]').inputValue()).toBe('legal');
  });

  test('and taken back before the data is there, leaves the number as it was', async () => {
    const { page, release } = await visit('boards/deals/', '**/data/**');
    const result = page.locator('[data-filters] .result');
    const before = await result.textContent();
    await expect
      .poll(async () => {
        await page.locator('[data-filters] [name=q]').fill('legal');
        return result.textContent();
      })
      .toBe('Loading…');
    await page.locator('[data-filters] [name=q]').fill('');
    release();
    await page.locator('html[data-ready=view]').waitFor();
    await expect.poll(() => result.textContent()).toBe(before);
    expect(await page.locator('#stage').getAttribute('aria-busy')).toBe(null);
  });

  test('the page of search takes what stands in it, and says meanwhile that it waits', async () => {
    const { page, release } = await visit('search/', scripts);
    const waits = page.getByText('Loading…', { exact: true });
    const input = page.getByRole('searchbox');
    await input.waitFor();
    await input.fill('legal');
    await page.getByRole('radio', { name: 'Records' }).check({ force: true });
    await waits.waitFor();
    release();
    await page.locator('.found h3', { hasText: 'Legal review' }).waitFor();
    await search(page).toBe('?q=legal&kind=records');
    expect(await input.inputValue()).toBe('legal');
    await expect.poll(() => waits.isVisible()).toBe(false);
  });
});
