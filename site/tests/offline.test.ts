import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, desk, visitSite } from './visiting.ts';

describeInBrowser('pages whose network fails', () => {
  const site = visitSite('harbour');

  /** A page whose complaints about the network are expected. */
  async function visit(path: string): Promise<Page> {
    const context = await site.browser.newContext({ viewport: desk });
    const page = await context.newPage();
    await page.goto(site.address + path);
    return page;
  }

  async function tryAgain(page: Page): Promise<void> {
    await expect.poll(() => page.locator('.stuck').count()).toBe(1);
    await page.context().setOffline(false);
    await page.unrouteAll();
    await page.locator('.stuck button').click();
  }

  test('a button of a record whose dialog cannot be loaded says so, and works when it is tried again', async () => {
    const page = await visit('records/deals/acme/');
    await page.locator('[data-act=move]:visible').waitFor();
    await page.context().setOffline(true);
    await page.locator('[data-act=move]').click();
    await tryAgain(page);
    await page.locator('.pop').waitFor();
  });

  test('filters of what happened whose words cannot be loaded say so, and are drawn when they are tried again', async () => {
    const page = await visit('activity/');
    await page.route('**/data/**', (route) => route.abort());
    await page.goto(`${site.address}activity/?did=moved`);
    await tryAgain(page);
    await page.locator('.of-deeds .asked:visible').waitFor();
  });
});
