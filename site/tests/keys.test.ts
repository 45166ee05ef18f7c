import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, phone, pressInRow, visitSite, waitForView } from './visiting.ts';

const github = 'https://github.com';

describeInBrowser('keys in every view', () => {
  const site = visitSite('harbour', github);
  const open = (path: string, visit: Parameters<typeof site.open>[1] = {}) => site.open(path, { at: '2026-12-18T11:00:00Z', ...visit });
  const focused = (page: Page) =>
    expect.poll(() => page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.innerText.trim() : '')));
  const path = (page: Page) => expect.poll(() => decodeURIComponent(new URL(page.url()).pathname.slice('/tracker/'.length)));
  const search = (page: Page) => expect.poll(() => new URL(page.url()).search);
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const keysOf = async (page: Page) =>
    (await page.locator('dialog dl.keys dt').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));

  test('in a record’s page: J and K turn it, M moves, E edits, and its buttons tell their keys', async () => {
    const page = await open('records/deals/acme/');
    await expect.poll(() => page.locator('.bar a[rel] kbd').allInnerTexts()).toEqual(['K', 'J']);
    await press(page, 'J');
    await page.waitForURL('**/records/deals/second/');
    await press(page, 'k');
    await page.waitForURL('**/records/deals/acme/');
    await page.locator('[data-act=move]:visible').waitFor();
    await press(page, 'm');
    await page.getByRole('dialog', { name: 'Move to…' }).waitFor();
    await press(page, 'Escape');
    await expect.poll(() => page.locator('.pop').count()).toBe(0);
    await press(page, '?');
    await page.locator('dialog dl.keys').waitFor();
    expect(await keysOf(page)).toEqual(['/', 'Ctrl K', 'J K', 'M', 'E', '?']);
    await press(page, 'Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    const [edit] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('e')]);
    expect(edit.url()).toBe(`${github}/harbour/everything/edit/main/ops/our%20tracker/records/deals/talks/acme.md`);
    await edit.close();
    await page.locator('section.compose textarea').fill('jk');
    await page.locator('section.compose textarea').press('J');
    await path(page).toBe('records/deals/acme/');
  });

  test('on a phone the buttons that turn a record’s page are without keys', async () => {
    const page = await open('records/deals/acme/', { viewport: phone, hasTouch: true, isMobile: true });
    await expect.poll(() => page.locator('.bar a[rel=next] svg').isVisible()).toBe(true);
    await expect.poll(() => page.locator('.bar a[rel=next] kbd').isVisible()).toBe(false);
  });

  test('what narrows a view goes along to the others, in their links, and what arranges it to those that know it', async () => {
    const page = await open('boards/deals/?tags=urgent&group=stage&swimlanes=assignees');
    const asked = async (view: string) => {
      const href = await page.locator(`.tabs a[href*="/deals/${view}"]`).first().getAttribute('href');
      return new URL(href ?? '', page.url()).search;
    };
    await expect.poll(() => asked('table/')).toBe('?tags=urgent');
    await expect.poll(() => asked('soon/')).toBe('?tags=urgent&group=stage');
    await expect.poll(() => asked('calendar/')).toBe('?tags=urgent');
    await expect.poll(() => asked('dashboard/')).toBe('');
    await expect.poll(() => asked('by-stage/')).toBe('?tags=urgent');
    await expect.poll(() => asked('timeline/')).toBe('?tags=urgent');
    await pressInRow(page, 'g', 't');
    await page.waitForURL('**/boards/deals/table/?tags=urgent');
    await waitForView(page);
    await expect.poll(() => page.locator('tbody [data-a="deals/legal"]').count()).toBe(0);
    await expect.poll(() => page.locator('tbody [data-a="deals/acme"]').count()).toBe(1);
    await press(page, 'c');
    await search(page).toBe('');
    await expect.poll(() => asked('calendar/')).toBe('');
  });

  test('what is mine goes along too, and a saved view adds it to its own condition', async () => {
    const page = await open('boards/deals/');
    await press(page, 'q');
    await page.getByRole('dialog', { name: 'Who are you?' }).waitFor();
    await page.getByRole('button', { name: 'Ольга Петрова' }).click();
    await search(page).toBe('?assignees=olga');
    await page.locator('.tabs a[href$="/soon/?assignees=olga"]').click();
    await page.waitForURL('**/soon/?assignees=olga');
    await waitForView(page);
    await search(page).toBe('?assignees=olga');
    await expect.poll(() => page.locator('.listing [data-a]').count()).toBe(0);
    await page.locator('.tabs a[href$="/boards/deals/?assignees=olga"]').click();
    await page.waitForURL('**/boards/deals/?assignees=olga');
    await waitForView(page);
    await expect.poll(() => page.locator('.card h3').allTextContents()).toEqual(['Legal review', 'A & <b>']);
  });

  test('a page just opened is walked at once, also from the link to its content', async () => {
    const page = await open('boards/deals/');
    await press(page, 'j');
    await focused(page).toBe('broken');
    const again = await open('boards/deals/');
    await press(again, 'Tab', 'Enter', 'ArrowDown');
    await focused(again).toBe('broken');
    const third = await open('boards/deals/');
    await press(third, 'm');
    await third.getByRole('dialog', { name: 'Move to…' }).waitFor();
    await press(third, 'Escape');
    await focused(third).toBe('broken');
    const fourth = await open('boards/deals/');
    await press(fourth, 'Enter');
    await expect.poll(() => fourth.locator('.panel h1').textContent()).toBe('broken');
    const fifth = await open('boards/deals/');
    await press(fifth, 'n');
    await path(fifth).toBe('boards/deals/new/');
  });

  test('with keys switched off, letters do nothing and arrows still lead to every card', async () => {
    const page = await open('boards/deals/');
    await page.evaluate(() => localStorage.setItem('woad:/tracker/:keys', 'off'));
    await press(page, 'j', '/', 'm');
    await focused(page).not.toBe('broken');
    await press(page, 'ArrowDown', 'ArrowDown');
    await focused(page).toBe('Legal review');
  });

  test('what is beside an open record is not what its keys are for', async () => {
    const page = await open('boards/deals/');
    await press(page, 'j', 'Enter');
    await expect.poll(() => page.locator('.panel h1').textContent()).toBe('broken');
    await page.locator('.panel [data-act=move]:visible').waitFor();
    await press(page, 'J');
    await expect.poll(() => page.locator('.panel h1').textContent()).toBe('Legal review');
    await page.locator('.panel [data-act=move]:visible').waitFor();
    await press(page, 'm');
    await page.getByRole('dialog', { name: 'Move to…' }).getByRole('button', { name: 'In talks' }).click();
    await page.getByRole('dialog', { name: 'Move “Legal review” to In talks' }).waitFor();
  });

  test('/ finds in the view where it can be filtered, from anywhere, else everywhere; the side tells the key of the latter', async () => {
    const page = await open('boards/deals/');
    await expect.poll(() => page.locator('.side .find kbd').textContent()).toBe('Ctrl K');
    await page.locator('.side .brand').focus();
    await page.keyboard.type('/acme');
    await expect.poll(() => page.locator('[data-filters] [name=q]').inputValue()).toBe('acme');
    const docs = await open('docs/');
    await docs.keyboard.type('/acme');
    await expect.poll(() => docs.getByRole('combobox').inputValue()).toBe('acme');
    await press(page, 'Escape', 'Escape', '?');
    await page.locator('dialog dl.keys').waitFor();
    await expect.poll(() => page.locator('dialog dl.keys dd').first().textContent()).toBe('Find here');
    const mac = await open('docs/', { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)' });
    await expect.poll(() => mac.locator('.side .find kbd').textContent()).toBe('⌘ K');
  });

  test('the card that the pointer comes to first has its menu', async () => {
    const page = await open('boards/deals/');
    await page.locator('.card').first().hover();
    await page.locator('.card').first().locator('.dots').waitFor();
  });

  test('on a touch screen each card has its menu, and a tap beside it opens the record', async () => {
    const page = await open('boards/deals/', { viewport: phone, hasTouch: true, isMobile: true });
    const dots = page.locator('.card').first().getByRole('button', { name: 'Actions: broken' });
    await dots.waitFor();
    const { width = 0, height = 0 } = (await dots.boundingBox()) ?? {};
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    await dots.tap();
    await page.getByRole('dialog', { name: 'Actions: broken' }).getByRole('button', { name: 'Move to…' }).waitFor();
    await page.goBack().catch(() => undefined);
    await page.goto(`${site.address}boards/deals/`);
    await waitForView(page);
    await page.locator('.card h3 a').first().tap();
    await path(page).toBe('records/deals/broken/');
  });

  test.each(['boards/deals/table/', 'people/olga/'])('rows are one stop of Tab, walked by letters: %s', async (view) => {
    const page = await open(view);
    const titles = await page.locator('#stage [data-a]').evaluateAll((rows) => rows.map((row) => row.querySelector('a')?.innerText ?? ''));
    expect(titles.length).toBeGreaterThan(1);
    await press(page, 'j');
    await focused(page).toBe(titles[0]);
    await press(page, 'j');
    await focused(page).not.toBe(titles[0]);
    await expect.poll(() => page.locator('#stage [data-a]:has(a[tabindex="0"])').count()).toBe(1);
  });

  test('a calendar’s and a timeline’s records are walked by keys, opened beside and moved', async () => {
    const page = await open('boards/deals/calendar/');
    await press(page, 'j');
    await focused(page).toContain('A & <b>');
    await press(page, 'Enter');
    await expect.poll(() => page.locator('.panel h1').textContent()).toBe('A & <b>');
    await press(page, 'Escape');
    await focused(page).toContain('A & <b>');
    await press(page, 'm');
    await page.getByRole('dialog', { name: 'Move to…' }).waitFor();
    await press(page, 'Escape');
    const bars = await open('boards/deals/timeline/');
    const rows = await bars.locator('.bars tr[data-a] th a:first-of-type').allInnerTexts();
    expect(rows.length).toBeGreaterThan(2);
    await press(bars, 'j', 'j');
    await focused(bars).toBe(rows[1]);
    await press(bars, 'k', 'ArrowUp');
    await focused(bars).toBe(rows[0]);
    await press(bars, 'm');
    await bars.getByRole('dialog', { name: 'Move to…' }).waitFor();
  });
});
