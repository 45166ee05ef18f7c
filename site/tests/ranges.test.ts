import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findFaults, seriousOf } from './axe.ts';
import { describeInBrowser, visitSite } from './visiting.ts';

function writeDeals(): string {
  const root = mkdtempSync(join(tmpdir(), 'woad-ranges-'));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('workspace.yml', 'title: Tidewater\nlanguages: [en]\ntimezone: UTC\npeople: { ana: { name: Ana García } }\n');
  put(
    'lists/deals.yml',
    'title: Deals\nlists: [open, won]\nfields: { amount: { type: number, title: Amount }, kind: { type: select, title: Kind, options: [old, new] } }\n',
  );
  const deal = (title: string, more: string) =>
    put(`records/deals/open/${title.toLowerCase().replace(' ', '-')}.md`, `---\ntitle: ${title}\n${more}---\n`);
  deal('AA', 'amount: 100\nkind: old\n');
  deal('Abstract', 'amount: 5\n');
  deal('ABI', 'amount: 20\ndue: 2020-05-01\n');
  deal('Deal 10', 'amount: 7\n');
  deal('Deal 2', '');
  return root;
}

describeInBrowser('what is filtered from one end to another', () => {
  const site = visitSite(() => ({ root: writeDeals(), base: '/woad/' }));
  const open = (path: string) => site.open(`boards/${path}`);
  const focused = (page: Page) => expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''));
  const titles = (page: Page) => expect.poll(() => page.locator('.card h3').allTextContents());
  const search = (page: Page) => expect.poll(() => new URL(page.url()).search);

  test('cards stand as in an alphabet, and the bar offers what records have', async () => {
    const page = await open('deals/');
    await titles(page).toEqual(['AA', 'ABI', 'Abstract', 'Deal 2', 'Deal 10']);
    const offered = () => page.locator('.asked [data-open]').evaluateAll((all) => all.map((each) => each.getAttribute('data-open')));
    await expect.poll(offered).toEqual(['due', 'list', 'kind', '+']);
  });

  test('numbers are asked for from one to another by the keyboard, which the chip tells', async () => {
    const page = await open('deals/?amount=50..');
    await titles(page).toEqual(['AA']);
    await expect.poll(() => page.locator('.chip.on').textContent()).toBe('Amount ≥ 50');
    await page.locator('[data-open="amount"]').focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('dialog', { name: 'Amount' });
    await expect.poll(() => menu.getByLabel('From').inputValue()).toBe('50');
    await expect
      .poll(async () => (await menu.getByRole('listitem').allTextContents()).map((text) => text.trim()))
      .toEqual(['51', '71', '201', '1001', 'None1']);
    await expect.poll(() => menu.getByLabel('From').evaluate((box) => box === document.activeElement)).toBe(true);
    await page.keyboard.type('7');
    await menu.getByLabel('To', { exact: true }).fill('20');
    await page.keyboard.press('Enter');
    await search(page).toBe('?amount=7..20');
    await titles(page).toEqual(['ABI', 'Deal 10']);
    await focused(page).toBe('Amount 7–20');
    await page.keyboard.press('Enter');
    await menu.getByLabel('From').fill('');
    await menu.getByLabel('To', { exact: true }).fill('');
    await menu.getByRole('button', { name: 'Apply' }).click();
    await search(page).toBe('');
  });

  test('days are asked for from one to another', async () => {
    const page = await open('deals/');
    await page.locator('[data-open="due"]').click();
    const menu = page.getByRole('dialog', { name: 'Due' });
    await menu.getByLabel('From').fill('2020-01-01');
    await menu.getByLabel('To', { exact: true }).fill('2020-12-31');
    expect(seriousOf(await findFaults(page))).toEqual([]);
    await menu.getByRole('button', { name: 'Apply' }).click();
    await search(page).toBe('?due=2020-01-01..2020-12-31');
    await titles(page).toEqual(['ABI']);
    await expect.poll(() => page.locator('.chip.on').textContent()).toBe('Due 1 Jan 2020 – 31 Dec 2020');
  });

  test('where columns are no lists and nothing fits, that is said', async () => {
    const page = await open('deals/?group=assignees&q=zzz');
    await expect.poll(() => page.locator('.board .empty').textContent()).toBe('Nothing here');
  });
});
