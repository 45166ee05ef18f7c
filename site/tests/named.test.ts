import { expect, test } from 'vitest';
import { describeInBrowser, visitSite } from './visiting.ts';

describeInBrowser('a board that says what its records are called', () => {
  const site = visitSite('harbour');

  test.each([
    ['', 'New deal', 'All deals', 'No deals fit these filters.', 'new record'],
    ['ru/', 'Создать: сделка', 'Все сделки', 'Под эти фильтры не подходят никакие сделки.', 'новая запись'],
  ])('/%s has its name on all that makes and shows them', async (language, made, all, none, asked) => {
    const page = await site.open(`${language}boards/deals/?q=nothing+has+this`);
    await expect.poll(() => page.locator('p.unfit').innerText()).toContain(none);
    await page.locator('.bar details.menu summary').first().click();
    await page.getByRole('link', { name: all, exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: made, exact: true }).click();
    await expect.poll(() => page.locator('h1').innerText()).toBe(made);
    expect(await page.title()).toContain(made);
    await page.getByRole('form', { name: made }).waitFor();
    await page.locator('.side [data-palette]').click();
    await page.locator('.palette input').fill(asked);
    await page
      .getByRole('option')
      .filter({ hasText: made.slice(0, 6) })
      .first()
      .waitFor();
    const other = await site.open(`${language}boards/bare/`);
    await expect.poll(() => other.locator('.bar > .new').innerText()).toMatch(/^(New record|Новая запись)$/);
  });
});
