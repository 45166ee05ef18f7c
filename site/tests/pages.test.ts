import { expect, test } from 'vitest';
import { describeInBrowser, phone, visitSite } from './visiting.ts';

const paths = [
  '',
  'boards/sales/',
  'boards/sales/by-list/',
  'boards/sales/calendar/',
  'boards/sales/grouped/',
  'boards/sales/new/',
  'activity/',
  'search/',
  'records/sales/acme/',
  'records/sales/attack/',
  'records/sales/broken/',
  'automations/',
  'docs/',
  'docs/records/',
  'docs/reference/fields/',
  'docs/reference/checks/',
  'docs/reference/commands/',
  'docs/reference/rules/',
  'nothing/',
];

describeInBrowser('the built pages in a browser', () => {
  const site = visitSite('studio');
  const { open } = site;

  test('a board has a tab for each of its views, each at an address of its own', async () => {
    const page = await open('boards/sales/');
    const tabs = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
    // whether a record has a phone number is not the public's to know
    await expect.poll(() => tabs.allInnerTexts()).toEqual(['Board', 'By list', 'Calendar', 'Late', 'Grouped', 'Activity']);
    await expect.poll(() => tabs.nth(0).getAttribute('aria-current')).toBe('page');
    const cards = await page.locator('.card h3 a').allInnerTexts();
    await tabs.nth(1).click();
    await page.locator('.row h3').last().waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/woad/boards/sales/by-list/');
    await expect.poll(() => page.locator('.row h3 a').allInnerTexts()).toEqual(cards);
    await tabs.nth(3).click();
    await page.waitForURL('**/boards/sales/late/');
    await expect.poll(() => page.locator('.row h3 a').allInnerTexts()).toEqual(['Acme renewal']);
  });

  test('a board has its lists as columns with their cards, empty lists too', async () => {
    const page = await open('boards/sales/');
    await expect.poll(() => page.locator('.list h2').allTextContents()).toEqual(['Open', 'In talks', 'Empty list', 'Won', 'Nowhere']);
    const talks = page.locator('#list-talks');
    await expect.poll(() => talks.locator('.card h3').allTextContents()).toEqual(['Globex pilot', 'Initech trial']);
    await expect.poll(() => talks.locator('.wip').textContent()).toContain('limit 1');
    await expect.poll(() => page.locator('#list-empty-list').textContent()).toContain('Nothing here');
    await expect.poll(() => page.locator('#list-nowhere').textContent()).toContain('not a list of this board');
    const boxes = await page.locator('.list').evaluateAll((lists) => lists.map((list) => list.getBoundingClientRect().left));
    expect([...boxes].sort((a, b) => a - b)).toEqual(boxes);
    expect(new Set(boxes).size).toBe(5);
    await page.locator('html[data-ready=view]').waitFor();
    await page.locator('.card', { hasText: 'Acme renewal' }).getByRole('link').click();
    await page.locator('.panel h1', { hasText: 'Acme renewal' }).waitFor();
    await page.locator('.panel').getByRole('link', { name: 'Open in full' }).click();
    await page.locator('.main h1', { hasText: 'Acme renewal' }).waitFor();
  });

  test('of an address with many odd keys the first are told, without what turns letters around', async () => {
    const odd = Array.from({ length: 40 }, (_, index) => `qqq${index}=${'x'.repeat(index === 0 ? 3000 : 1)}`).join('&');
    const page = await open(`boards/sales/?%E2%80%AEzzzz=1&${odd}`);
    const line = page.locator('.notice.unknown');
    await expect.poll(() => line.locator('span').last().innerText()).toBe('and 35 more');
    await expect.poll(() => line.locator('span').first().innerText()).toBe('Nothing here is called “zzzz”, so it was passed over.');
    await expect.poll(() => line.evaluate((each) => each.getBoundingClientRect().height)).toBeLessThan(200);
  });

  test('a broken record is a card that says what is wrong', async () => {
    const page = await open('boards/sales/');
    await expect.poll(() => page.locator('.card.faulty', { hasText: 'broken' }).locator('.fault').isVisible()).toBe(true);
  });

  test('a record shows its text, values, checklist, comments and files', async () => {
    const page = await open('records/sales/acme/');
    await expect.poll(() => page.locator('.where').textContent()).toBe('records/sales/open/acme.md');
    await expect.poll(() => page.locator('.props').textContent()).toContain('€ 12,000');
    await expect.poll(() => page.locator('.steps').textContent()).toContain('1 of 2');
    await expect.poll(() => page.locator('.props', { hasText: 'Blocked by' }).getByRole('link', { name: 'Legal review' }).count()).toBe(1);
    await expect.poll(() => page.locator('.cm').count()).toBe(2);
    await expect.poll(() => page.locator('.answers .cm').textContent()).toContain('Thank you, Ana García.');
    await expect.poll(() => page.locator('.file').allTextContents()).toEqual(['harbour.pngImage, 70 bytes', 'contract.txtText, 10 bytes']);
    await expect.poll(() => page.locator('.prose img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  });

  test('late is told by the browser, and the plain day without it', async () => {
    const page = await open('boards/sales/');
    await expect.poll(() => page.locator('.card', { hasText: 'Acme renewal' }).locator('time.late').count()).toBe(1);
    await expect.poll(() => page.locator('#list-won time.late').count()).toBe(0);
    const home = await open('');
    await expect.poll(() => home.locator('[data-group=late] li').allTextContents()).toEqual([expect.stringContaining('Acme renewal')]);
    await expect.poll(() => home.locator('[data-group=all]').isVisible()).toBe(false);
  });

  test('all can be read without JavaScript', async () => {
    const page = await open('boards/sales/', { javaScriptEnabled: false });
    await expect.poll(() => page.locator('.card').count()).toBe(10);
    await expect.poll(() => page.locator('.card', { hasText: 'Acme renewal' }).textContent()).toContain('2 Jan 2020');
    await expect.poll(() => page.getByRole('button').count()).toBe(0);
    const home = await open('', { javaScriptEnabled: false });
    await expect.poll(() => home.locator('[data-group=all] li').count()).toBe(2);
  });

  test.each(paths)(
    '/%s: nothing runs, nothing goes elsewhere, nothing is wrong in the console, and a phone needs no sideways scrolling',
    async (path) => {
      const page = await open(path);
      await page.mouse.move(700, 400);
      await page.evaluate(() => {
        for (const each of document.querySelectorAll('details')) each.open = true;
      });
      await expect.poll(() => page.locator('h1').count()).toBe(1);
      await page.setViewportSize(phone);
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      await expect.poll(() => page.locator('.mobile').isVisible()).toBe(true);
    },
  );

  test('an attached drawing with a script shows as text', async () => {
    const page = await open('files/sales/attack/drawing.svg.txt');
    await expect.poll(() => page.locator('body').textContent()).toContain('<script>');
  });

  test('on a phone the strip follows the lists', async () => {
    const page = await open('boards/sales/', { viewport: phone, hasTouch: true });
    await page.locator('html[data-ready=view]').waitFor();
    await page.locator('.strip a', { hasText: 'Won' }).click();
    await expect.poll(() => page.locator('.strip a[aria-current]').textContent()).toContain('Won');
  });

  test('on a phone a list without cards lets one see the next, and the theme is chosen from the menu of more', async () => {
    const page = await open('boards/sales/', { viewport: phone, hasTouch: true, colorScheme: 'light' });
    const widthOf = async (id: string) => (await page.locator(id).boundingBox())?.width ?? 0;
    expect(await widthOf('#list-empty-list')).toBeLessThan((await widthOf('#list-open')) * 0.8);
    const buttons = page.getByRole('button', { name: /^Theme: / });
    await expect.poll(() => buttons.count()).toBe(0);
    await page.locator('.mobile summary').click();
    await buttons.click();
    await expect.poll(() => buttons.textContent()).toBe('Theme: light');
    await buttons.click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    const box = await buttons.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(phone.width);
  });

  test('to make a record stands last in the bar, and no title of a list is cut', async () => {
    const page = await open('boards/sales/');
    await expect.poll(() => page.locator('.main > .bar > :last-child').textContent()).toContain('New record');
    await page
      .locator('.list h2')
      .first()
      .evaluate((title) => title.append(' of everything that somebody ever asked us for, Ausfuhrgenehmigungen'));
    const cut = await page
      .locator('.list h2')
      .evaluateAll((titles) => titles.filter((title) => title.scrollWidth > title.clientWidth).length);
    expect(cut).toBe(0);
  });

  test('the theme is remembered, from before the first paint', async () => {
    const page = await open('boards/sales/', { colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    const button = page.getByRole('button', { name: 'Theme: as the system' });
    await button.click();
    await page.getByRole('button', { name: 'Theme: light' }).click();
    await expect.poll(() => ground()).not.toBe(light);
    await page.goto(`${site.address}records/sales/acme/`);
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await expect.poll(() => ground()).not.toBe(light);
  });
});
