import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findFaults } from './axe.ts';
import { describeInBrowser, phone, visitSite } from './visiting.ts';

describeInBrowser('search in a browser', () => {
  const site = visitSite('studio');
  const { open } = site;
  const field = (page: Page) => page.getByRole('combobox');
  const options = (page: Page) => page.getByRole('option');
  const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]');

  test('nothing of it is fetched before it is wanted', async () => {
    const page = await open('boards/sales/');
    await page.locator('html[data-ready]').waitFor();
    const names = () => page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    await expect.poll(async () => (await names()).filter((name) => /search|palette/.test(name))).toEqual([]);
    await page.keyboard.press('Control+k');
    await options(page).first().waitFor();
    await expect.poll(async () => (await names()).some((name) => name.includes('/data/search/titles.json'))).toBe(true);
  });

  test('the palette is used by keyboard alone: opened, asked, walked, opened from, left', async () => {
    const page = await open('automations/');
    const link = page.getByRole('link', { name: 'Skip to content' });
    await link.focus();
    await page.keyboard.press('/');
    await field(page).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await expect.poll(() => link.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('renwal');
    await expect.poll(() => chosen(page).innerText()).toContain('Acme renewal');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('acme');
    await expect
      .poll(() => options(page).locator('.name').allInnerTexts())
      .toEqual(expect.arrayContaining(['Acme renewal', 'Acme of another list']));
    await expect.poll(() => chosen(page).locator('mark').first().innerText()).toBe('Acme');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => field(page).getAttribute('aria-activedescendant')).toBe(await chosen(page).getAttribute('id'));
    const other = page.context().waitForEvent('page');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => new URL((await other).url()).pathname).toContain('/woad/records/sales/acme');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/records/sales/acme**');
    await page.goto(`${site.address}docs/`);
    await page.keyboard.press('Control+k');
    await expect.poll(() => page.getByRole('group', { name: 'Opened lately' }).innerText()).toContain('Acme');
  });

  test('places and actions stand in the palette too', async () => {
    const page = await open('');
    await page.locator('.side [data-palette]').click();
    await options(page).first().waitFor();
    await page.keyboard.type('dark');
    await chosen(page).filter({ hasText: 'Dark theme' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.keyboard.press('Control+k');
    await options(page).first().waitFor();
    await page.keyboard.type('pipe list');
    await chosen(page).filter({ hasText: 'Sales pipeline: By list' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/boards/sales/by-list/');
  });

  test('“@” offers people: in the palette first, on the page above what is found', async () => {
    const page = await open('search/?q=%40lui');
    await expect.poll(() => page.locator('[data-kind=people] a').allInnerTexts()).toEqual([expect.stringContaining('Luis Cortés')]);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('@');
    await expect.poll(() => options(page).locator('.name').allInnerTexts()).toEqual(['Ana García', 'Luis Cortés']);
    await page.keyboard.type('cort');
    await chosen(page).filter({ hasText: 'Luis Cortés' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/people/luis/');
  });

  test('a line that somebody walked to stays chosen where more comes before it', async () => {
    const page = await open('');
    const held = Promise.withResolvers<void>();
    await page.route('**/data/search/words/*', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.keyboard.press('Control+k');
    await options(page).first().waitFor();
    // by titles alone, as soon as they are there
    const first = async () => {
      await page.locator('.palette input').fill('acme');
      return (await chosen(page).allInnerTexts())[0] ?? '';
    };
    await expect.poll(first).toMatch(/^acme/i);
    await field(page).press('ArrowUp');
    const walked = await chosen(page).locator('.name').innerText();
    held.resolve();
    await page.locator('.palette [role=group]', { hasText: 'Comments' }).waitFor();
    await expect.poll(() => chosen(page).locator('.name').innerText()).toBe(walked);
    await page.unrouteAll();
  });

  test('the page of search answers its address, shows where it found it, narrows down and goes back', async () => {
    const page = await open('search/?q=agreed');
    const titles = () => page.locator('.found [data-at] h3').allInnerTexts();
    await expect.poll(() => page.locator('.found [data-at] .snip mark').first().innerText()).toBe('Agreed');
    await expect.poll(async () => (await titles())[0]).toBe('Acme renewal');
    await page.getByRole('radio', { name: /^Comments/ }).check({ force: true });
    await expect.poll(() => page.locator('.found .snip').first().innerText()).toContain('Agreed by phone');
    await expect.poll(() => page.locator('.found a').first().getAttribute('href')).toContain('#c-20261120T101500Z-ana');
    await expect.poll(() => new URL(page.url()).search).toBe('?q=agreed&kind=comments');
    await page.goBack();
    await expect.poll(() => new URL(page.url()).search).toBe('?q=agreed');
    await expect.poll(() => page.getByRole('radio', { name: /^All/ }).isChecked()).toBe(true);
    await page.getByRole('searchbox').fill('gone away');
    await expect.poll(titles).toEqual(['Gone away']);
    await expect.poll(() => page.locator('.found [data-at]').innerText()).toContain('Archived');
    await page.getByRole('checkbox').uncheck();
    await expect.poll(titles).toEqual([]);
    await expect.poll(() => new URL(page.url()).search).toBe('?q=gone+away&archived=no');
    await page.getByRole('searchbox').fill('gray matter');
    await page.locator('.found h3', { hasText: 'gray-matter' }).waitFor();
  });

  test('results stand in groups with counts, and narrow down to one kind', async () => {
    const page = await open('search/?q=agreed');
    const groups = () => page.locator('[data-kind] > h2').allInnerTexts();
    await expect
      .poll(async () => (await groups()).map((each) => each.replace(/\d+/, 'n')))
      .toEqual(['Records n', 'Comments n', 'Documentation n']);
    await page.keyboard.press('Control+k');
    await page.locator('.palette input').waitFor();
    await page.keyboard.type('agreed');
    const kind = page.locator('.palette .kinds').getByRole('button', { name: /^Comments/ });
    const count = Number((await kind.innerText()).replace(/\D/g, ''));
    await kind.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.palette [role=group] > p').allInnerTexts()).toEqual([`Comments ${count}`]);
    await expect.poll(() => options(page).count()).toBe(count + 1);
    await page.keyboard.press('End');
    await field(page).press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/?q=agreed&kind=comments');
    await expect.poll(groups).toEqual([`Comments ${count}`]);
  });

  test('what others wrote is shown, and never run', async () => {
    const page = await open('search/?q=alert');
    await page.locator('.found h3', { hasText: '<script>' }).first().waitFor();
    await page.locator('.found h3 mark').first().waitFor();
    await expect.poll(() => page.locator('.found script, .found img, .found svg').count()).toBe(0);
  });

  test('without scripts it says so, and leads to the lists of all records', async () => {
    const page = await open('search/', { javaScriptEnabled: false });
    await expect.poll(() => page.locator('main').innerText()).toContain('JavaScript');
    await page.locator('main').getByRole('link', { name: 'Sales pipeline' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/woad/boards/sales/all/');
  });

  test.each(['light', 'dark'] as const)('%s: axe finds nothing wrong, and a phone needs no sideways scrolling', async (colorScheme) => {
    const page = await open('search/?q=acme', { colorScheme, viewport: phone, hasTouch: true });
    await page.locator('.found').first().waitFor();
    expect(await findFaults(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.locator('.mobile [data-palette]').click();
    await page.keyboard.type('acme');
    await options(page).locator('mark').first().waitFor();
    await expect.poll(async () => (await page.locator('.palette').boundingBox())?.width).toBe(390);
    expect(await findFaults(page)).toEqual([]);
  });
});
