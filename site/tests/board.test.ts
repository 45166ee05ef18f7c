import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findFaults, seriousOf } from './axe.ts';
import { writeBoardTracker } from './board-tracker.ts';
import { describeInBrowser, pressInRow, visitSite } from './visiting.ts';

describeInBrowser('a board in a browser', () => {
  const site = visitSite(() => ({ root: writeBoardTracker(), base: '/woad/' }));
  const open = (path: string, options?: Parameters<typeof site.open>[1]) => site.open(`boards/${path}`, options);
  /** The keys have come when the cards are one stop of the Tab key. */
  async function focusBoard(page: Page): Promise<void> {
    await page.locator('.board').focus();
    await page.locator('.board h3 a[tabindex="0"]').waitFor();
  }
  const focused = (page: Page) => expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''));
  const titles = (page: Page) => expect.poll(() => page.locator('.card h3').allTextContents());
  const search = (page: Page) => expect.poll(() => new URL(page.url()).search);

  test('is walked, opened, turned and left by keyboard alone', async () => {
    const page = await open('deals/');
    await focusBoard(page);
    await page.keyboard.press('ArrowDown');
    await focused(page).toBe('Deal acme');
    await page.keyboard.press('j');
    await focused(page).toBe('Deal bolt');
    await page.keyboard.press('ArrowRight');
    await focused(page).toBe('Deal echo');
    await page.keyboard.press('End');
    await page.keyboard.press('h');
    await page.keyboard.press('Home');
    await focused(page).toBe('Deal acme');
    await expect.poll(() => page.locator('.board h3 a[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.panel h1').textContent()).toBe('Deal acme');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await search(page).toBe('?open=acme');
    await page.keyboard.press('Shift+J');
    await expect.poll(() => page.locator('.panel h1').textContent()).toBe('Deal bolt');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.panel').count()).toBe(0);
    await focused(page).toBe('Deal bolt');
    await page.goBack();
    await page.locator('.panel').waitFor();
  });

  test('what is pressed before its keys are loaded counts all the same', async () => {
    const page = await open('deals/');
    await page.evaluate(() => {
      const [first] = document.querySelectorAll<HTMLElement>('.board h3 a');
      first?.focus();
      first?.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    });
    await focused(page).toBe('Deal bolt');
  });

  test('is filtered from the keyboard, in its address, and the back button takes it back', async () => {
    const page = await open('deals/');
    await focusBoard(page);
    await page.keyboard.press('/');
    await page.keyboard.type('bolt');
    await titles(page).toEqual(['Deal bolt']);
    await search(page).toBe('?q=bolt');
    await expect.poll(() => page.getByRole('status').textContent()).toBe('1 record');
    await page.keyboard.press('Enter');
    await focused(page).toBe('Deal bolt');
    await page.keyboard.press('c');
    await titles(page).toHaveLength(6);
    await page.goBack();
    await titles(page).toEqual(['Deal bolt']);
    await expect.poll(() => page.locator('input[name=q]').inputValue()).toBe('bolt');
  });

  test('a menu tells how many records a value leaves, and a chip takes the filter off', async () => {
    const page = await open('deals/');
    await page.getByRole('button', { name: 'Tags' }).focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('dialog', { name: 'Tags' });
    await menu.waitFor();
    await expect
      .poll(async () => (await menu.getByRole('listitem').allTextContents()).map((text) => text.trim()))
      .toEqual(['Urgent2', 'Calm2', 'None3']);
    await page.keyboard.press('Space');
    await titles(page).toEqual(['Deal acme', 'Deal dune']);
    await page.keyboard.press('Escape');
    await focused(page).toBe('Tags Urgent');
    await page.getByRole('button', { name: 'Remove the filter Tags' }).click();
    await titles(page).toHaveLength(6);
  });

  test('an address with filters opens filtered; what is late the browser knows', async () => {
    const page = await open('deals/?due=late');
    await titles(page).toEqual(['Deal cord']);
    await expect.poll(() => page.locator('.chip.on').textContent()).toBe('Due Late');
  });

  test('what an address asks for and nothing has is told, with what may have been meant', async () => {
    const page = await open('deals/?filds=x&tags=urgnt&assignees=ana');
    const line = page.locator('.notice.unknown');
    await expect.poll(() => line.innerText()).toMatch(/called “filds”.*\n?.*called “urgnt”. Did you mean “Urgent”\?/);
    await line.getByRole('link').click();
    await search(page).toBe('?tags=urgent&assignees=ana');
    await titles(page).toEqual(['Deal acme']);
    await expect.poll(() => line.count()).toBe(0);
    const other = await open('deals/?filds=x&group=nothing&assignees=nobody');
    await other.locator('.notice.unknown button').click();
    await titles(other).toHaveLength(6);
    await search(other).toBe('');
  });

  test('? shows the keys wherever the focus is, and g with a letter goes to another view', async () => {
    const page = await open('deals/');
    for (const place of ['body', '.side a', '.bar a', '[data-filters] button', '.board h3 a']) {
      if (place === 'body') await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      else await page.locator(place).first().focus();
      await page.keyboard.press('?');
      await page.locator('dialog dl.keys').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator('dialog').count()).toBe(0);
    }
    await page.locator('input[name=q]').focus();
    await page.keyboard.type('g?t');
    await expect.poll(() => page.locator('input[name=q]').inputValue()).toBe('g?t');
    await page.locator('.side a').first().focus();
    await pressInRow(page, 'g', 't');
    await page.waitForURL('**/deals/table/**');
  });

  test('Tab leaves a menu behind its end, and the focus is at its button', async () => {
    const page = await open('deals/');
    const button = page.locator('[data-filters] [data-open="=group"]');
    await button.press('Enter');
    await page.locator('.pop :checked').waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('.pop').count()).toBe(0);
    await expect.poll(() => button.evaluate((each) => each === document.activeElement)).toBe(true);
  });

  test('Q asks once who one is', async () => {
    const page = await open('deals/');
    await focusBoard(page);
    await page.keyboard.press('q');
    await page.getByRole('dialog', { name: 'Who are you?' }).waitFor();
    await page.keyboard.press('Enter');
    await titles(page).toEqual(['Deal acme', 'Deal echo']);
    await page.reload();
    await page.getByRole('button', { name: 'Mine', pressed: true }).waitFor();
  });

  test('M and a choice say where the file goes', async () => {
    const page = await open('deals/');
    await focusBoard(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('m');
    await page.getByRole('dialog', { name: 'Move to…' }).waitFor();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Move “Deal acme” to In talks' });
    await expect.poll(() => dialog.locator('code').textContent()).toBe('npx woad move deals/acme talks');
    await page.keyboard.press('Escape');
    await focused(page).toBe('Deal acme');
  });

  test('keys can be switched off, and stay off', async () => {
    const page = await open('deals/');
    await focusBoard(page);
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Keys are on' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await page.locator('.board').focus();
    await page.keyboard.press('/');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('board');
  });

  test('heads tell limits and sums, and never add currencies', async () => {
    const page = await open('deals/');
    await expect.poll(() => page.locator('#list-open .sum').textContent()).toBe('€120 + US$5');
    await expect.poll(() => page.locator('#list-talks .wip').getAttribute('class')).toBe('wip full over');
    await expect.poll(() => page.locator('#list-open .quick').getAttribute('href')).toBe('/woad/boards/deals/new/?list=open');
    await expect.poll(() => page.locator('#list-won .quick').count()).toBe(0);
  });

  test('groups by colour, and by people in lanes', async () => {
    const colours = await open('deals/by-colour/');
    await expect.poll(() => colours.locator('.list h2').allTextContents()).toEqual(['Red', 'Blue', 'None']);
    const lanes = await open('deals/lanes/');
    await expect.poll(() => lanes.locator('.lane h2').allTextContents()).toEqual(['AGAna García', 'TSTom Sharp', 'Nobody']);
    await focusBoard(lanes);
    await lanes.keyboard.press('ArrowDown');
    await lanes.keyboard.press('ArrowDown');
    await focused(lanes).toBe('Deal bolt');
  });

  test('a folded list stays folded', async () => {
    const page = await open('deals/');
    await page.locator('#list-open').hover();
    await page.getByRole('button', { name: 'Fold or unfold Open' }).click();
    await page.locator('#list-open.folded').waitFor();
    await page.reload();
    await page.locator('#list-open.folded').waitFor();
    await expect.poll(() => page.locator('#list-open .card').first().isVisible()).toBe(false);
  });

  test('of a thousand cards those near what one sees are drawn', async () => {
    const page = await open('big/');
    await expect.poll(() => page.locator('*').count()).toBeLessThan(2500);
    const list = page.locator('#list-backlog .cards');
    await list.hover();
    await page.mouse.wheel(0, 400);
    await page.locator('#list-backlog .space.after').waitFor({ state: 'attached' });
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect.poll(() => list.locator('.card').last().textContent()).toContain('Record 0995');
    await expect.poll(() => list.locator('.card').count()).toBeLessThan(120);
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await expect
      .poll(() =>
        list.evaluate((element) => {
          const { left, top, height } = element.getBoundingClientRect();
          return document.elementFromPoint(left + 60, top + height / 2)?.closest('.card') !== null;
        }),
      )
      .toBe(true);
    await page.locator('input[name=q]').fill('0995');
    await titles(page).toEqual(['Record 0995']);
  });

  test('reads without scripts: what is not drawn is told, and where it stands', async () => {
    const page = await open('big/', { javaScriptEnabled: false });
    await expect.poll(() => page.getByRole('button').count()).toBe(0);
    await expect.poll(() => page.locator('#list-backlog .more').textContent()).toBe('180 more');
    await page.locator('#list-backlog .more a').click();
    await expect.poll(() => page.getByRole('link', { name: 'Record 0995' }).count()).toBe(1);
  });

  test.each(['light', 'dark'] as const)('axe finds nothing in %s, with a menu and a record open', async (colorScheme) => {
    const page = await open('deals/?tags=urgent&open=acme', { colorScheme, bypassCSP: true });
    await page.locator('.panel h1').waitFor();
    await page.getByRole('button', { name: 'Assignees' }).click();
    await page.locator('.pop').waitFor();
    expect(seriousOf(await findFaults(page))).toEqual([]);
  });
});
