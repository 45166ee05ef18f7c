import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newRepository } from '../../scripts/story/history-repository.ts';
import { describeInBrowser, pressInRow, visitSite, waitForView } from './visiting.ts';

const files: { [path: string]: string } = {
  'workspace.yml':
    'title: Yard\nlanguages: [en, ru]\ntimezone: Europe/Madrid\npeople: { ana: { name: Ana García, email: ana@yard.example }, luis: { name: Luis Cortés, email: luis@yard.example } }\n',
  'lists/plan.yml':
    'title: Plan\nlists: [todo, doing, { name: built, done: true }]\nfields: { height: { type: number, title: Height }, colour: { type: text } }\nviews: [board, table, list, calendar, timeline, activity]\n',
  'lists/shop.yml': 'title: Shop\nlists: [wanted, { name: bought, done: true }]\n',
  'records/plan/todo/wall.md': '---\ntitle: Wall\ntags: [dry]\n---\nOf stone.\n',
  'records/plan/todo/roof.md': '---\ntitle: Roof\nstart: 2026-01-05\ndue: 2027-03-01\n---\nOf tiles.\n',
  'records/plan/built/gate.md': '---\ntitle: Gate\n---\nOf wood.\n',
  'records/shop/wanted/paint.md': '---\ntitle: Paint\n---\nGreen.\n',
};

function writeYard(): string {
  const { root, write, move, commit } = newRepository();
  for (const [path, text] of Object.entries(files)) write(path, text);
  commit('Ana García', 'ana@yard.example');
  move('records/plan/todo/wall.md', 'records/plan/doing/wall.md');
  commit('Luis Cortés', 'luis@yard.example');
  write('records/plan/doing/wall.md', '---\ntitle: Wall\ntags: [dry]\nheight: 3\n---\nOf stone.\n');
  write('records/plan/_comments/roof/20261105T101500Z-ana.md', 'How steep?\n');
  commit('Ana García', 'ana@yard.example');
  write('records/shop/wanted/paint.md', '---\ntitle: Paint\n---\nGreen, <i>light</i>.\n');
  commit('Luis Cortés', 'luis@yard.example');
  return root;
}

describeInBrowser('filters of activity, keys of views', () => {
  const site = visitSite(() => ({ root: writeYard(), base: '/yard/' }));
  const { open } = site;
  const told = async (page: Page) => (await page.locator('.deeds li[data-by]:visible > :first-child').allInnerTexts()).join(' ');
  const search = (page: Page) => expect.poll(() => new URL(page.url()).search);
  const result = (page: Page) => page.locator('.of-deeds .result');

  test('what happened is filtered by the keyboard alone, kept in the address, and counted aloud', async () => {
    const page = await open('activity/');
    await expect.poll(() => result(page).innerText()).toBe('8 changes');
    await expect.poll(() => result(page).getAttribute('role')).toBe('status');
    await page.locator('.of-deeds [data-open="by"]').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Luis Cortés' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect.poll(() => result(page).innerText()).toBe('2 changes');
    await expect.poll(() => told(page)).toBe('Paint Wall');
    await expect.poll(() => page.locator('.deeds .day:visible').count()).toBe(2);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator(':focus').getAttribute('data-open')).toBe('by');
    await expect.poll(() => new URL(page.url()).search).toBe('?by=luis');
    await page.goBack();
    await expect.poll(() => result(page).innerText()).toBe('8 changes');
  });

  test('an address asks for a kind, a board and a field; what nothing fits is said, and one button clears', async () => {
    const page = await open('activity/?did=created&on=plan');
    await expect.poll(() => result(page).innerText()).toBe('3 changes');
    await expect.poll(async () => (await told(page)).split(' ').sort()).toEqual(['Gate', 'Roof', 'Wall']);
    await page.goto(`${site.address}activity/?key=height`);
    await expect.poll(() => told(page)).toBe('Wall');
    await page.goto(`${site.address}activity/?key=height&by=luis`);
    await page.getByText('No change fits these filters.').waitFor();
    await page.locator('.of-deeds [data-clear=""]').click();
    await expect.poll(() => result(page).innerText()).toBe('8 changes');
    await expect.poll(() => page.getByText('No change fits these filters.').count()).toBe(0);
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  test('a board’s activity has the same filters, but no boards to choose from; in the language of the page', async () => {
    const page = await open('ru/boards/plan/activity/?did=moved');
    await expect.poll(() => result(page).innerText()).toBe('1 изменение');
    await expect.poll(() => told(page)).toBe('Wall');
    await expect.poll(() => page.locator('.of-deeds [data-open="on"]').count()).toBe(0);
  });

  test('of what happened, what an address asks for and nothing is called is told, and passed over', async () => {
    const page = await open('activity/?by=lui&did=moved&wen=2026&on=plan');
    const line = page.locator('.notice.unknown');
    await expect.poll(() => line.innerText()).toMatch(/Person: nothing is called “lui”\. Did you mean “Luis Cortés”\?.*called “wen”/s);
    await expect.poll(() => told(page)).toBe('Wall');
    await line.getByRole('link', { name: 'Luis' }).click();
    await search(page).toBe('?by=luis&did=moved&wen=2026&on=plan');
    await line.getByRole('button').click();
    await search(page).toBe('?by=luis&did=moved&on=plan');
    await expect.poll(() => line.count()).toBe(0);
    // what there is, but did not happen, is no mistake
    await page.goto(`${site.address}activity/?did=archived`);
    await page.getByText('No change fits these filters.').waitFor();
    await expect.poll(() => line.count()).toBe(0);
  });

  test('a number, a day, a span and a zoom that mean nothing are told, with what was expected', async () => {
    const page = await open('boards/plan/table/?height=tall&due=soon&zoom=week');
    await waitForView(page);
    const line = page.locator('.notice.unknown');
    await expect.poll(() => line.innerText()).toMatch(/called “zoom”.*“tall” is not a number\. Expected one such as.*“soon” is not a day/s);
    await line.getByRole('button').click();
    await search(page).toBe('');
    await expect.poll(() => line.count()).toBe(0);
    await page.goto(`${site.address}boards/plan/timeline/?zoom=quater&at=today`);
    await expect.poll(() => line.innerText()).toMatch(/at: “today” is not a day.*zoom: “quater” is none of these: week, month, quarter/s);
    await line.getByRole('link').click();
    await expect.poll(() => page.locator('.segments [aria-current]').innerText()).toBe('Quarter');
    await search(page).toBe('?zoom=quarter');
  });

  test('a record to open that is not there is told, with the nearest by name and a way to search', async () => {
    const page = await open('boards/plan/?open=wal');
    const line = page.locator('.notice.unknown');
    await expect.poll(() => line.innerText()).toContain('No record here is called “wal”. Did you mean “Wall”?');
    await expect.poll(() => line.getByRole('link').last().getAttribute('href')).toBe('/yard/search/?q=wal');
    await line.getByRole('link').first().click();
    await expect.poll(() => page.locator('.panel h1').textContent()).toBe('Wall');
    await search(page).toBe('?open=wall');
    await expect.poll(() => line.count()).toBe(0);
    await page.goto(`${site.address}boards/plan/?open=nothing-like-it`);
    await line.getByRole('button').click();
    await search(page).toBe('');
    await expect.poll(() => page.locator('.panel').count()).toBe(0);
  });

  test('a page that is not there says so in the language that the browser asks for', async () => {
    const page = await open('nothing/', { locale: 'ru-RU' });
    await expect.poll(() => page.locator('.sheet :is(h1, h2)').allTextContents()).toEqual(['Страница не найдена']);
    await page.getByRole('link', { name: 'К доскам' }).click();
    await page.waitForURL('**/yard/ru/');
  });

  test('the keys tell every view that the board has, and each goes there', async () => {
    const page = await open('boards/plan/');
    await waitForView(page);
    await page.locator('[data-a] a').first().focus();
    await page.waitForFunction(() => document.querySelector('[tabindex="0"]') !== null);
    await page.keyboard.press('?');
    await page.locator('dialog dl.keys').waitFor();
    const rows = (await page.locator('dialog dl.keys > div').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' ').trim());
    expect(rows.filter((row) => /^G /.test(row))).toEqual([
      'G B To the board',
      'G T To the table',
      'G L To the list',
      'G C To the calendar',
      'G I To the timeline',
    ]);
    await page.keyboard.press('Escape');
    for (const [key, view] of [
      ['l', 'list'],
      ['i', 'timeline'],
    ] as const) {
      await page.locator('#stage a').first().focus();
      await pressInRow(page, 'g', key);
      await page.waitForURL(`${site.address}boards/plan/${view}/`);
      await waitForView(page);
    }
  });

  test('on paper a timeline shows all its days, and a table stands on the page of its title', async () => {
    const page = await open('boards/plan/timeline/');
    await page.locator('.bars').waitFor();
    const wide = () => page.locator('.canvas').evaluate((canvas) => canvas.scrollWidth);
    await expect.poll(() => wide()).toBeGreaterThan(4000);
    await page.setViewportSize({ width: 1496, height: 1032 });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect.poll(() => wide()).toBeLessThanOrEqual(1496);
    const bar = await page.locator('tr[data-name="plan/roof"] .lane').first().boundingBox();
    expect((bar?.x ?? 0) + (bar?.width ?? 9999)).toBeLessThanOrEqual(1496);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => wide()).toBeGreaterThan(4000);
    await page.emulateMedia({ media: null });
    await page.goto(`${site.address}boards/plan/table/`);
    await waitForView(page);
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });

  test('where colours are forced, what a list’s sign, the open view and a tag say is still seen', async () => {
    const page = await open('boards/plan/table/');
    await page.emulateMedia({ forcedColors: 'active' });
    await page.locator('html[data-ready="view"]').waitFor();
    const look = (selector: string, property: string, pseudo?: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((of, [name = '', pseudo]) => getComputedStyle(of, pseudo).getPropertyValue(name), [property, pseudo]);
    const ground = await look('body', 'background-color');
    expect(await look('.tray[data-fill="10"]', 'background-color', '::after')).not.toBe(ground);
    expect(await look('.nav i', 'background-color')).not.toBe(ground);
    expect(await look('.tabs a:not([aria-current])', 'border-bottom-color')).toBe(ground);
    expect(await look('.tabs a[aria-current]', 'border-bottom-color')).not.toBe(ground);
    expect(await look('.side a[aria-current]', 'outline-style')).toBe('solid');
    expect(await look('.tag', 'outline-style')).toBe('solid');
  });

  test('a record and a board lead to their data', async () => {
    const page = await open('records/plan/roof/');
    await page.getByRole('link', { name: 'As data' }).click();
    await expect.poll(async () => JSON.parse(await page.locator('body').innerText())).toMatchObject({ name: 'plan/roof', title: 'Roof' });
    await page.goto(`${site.address}boards/plan/`);
    const there = await page.locator('.bar a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    expect(there).toEqual(expect.arrayContaining(['csv', 'json', 'ics'].map((ending) => `/yard/boards/plan.${ending}`)));
  });

  test('keys are where they are on a keyboard with other letters', async () => {
    const page = await open('boards/plan/');
    const devtools = await page.context().newCDPSession(page);
    const press = (key: string, code: string, modifiers = 0) =>
      devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key, modifiers });
    await page.locator('.board').focus();
    await page.locator('.board h3 a[tabindex="0"]').waitFor();
    await press('о', 'KeyJ');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Roof');
    await press('ь', 'KeyM');
    await page.getByRole('dialog', { name: 'Move to…' }).waitFor();
    await page.keyboard.press('Escape');
    await press(',', 'Slash', 8);
    await page.locator('dialog dl.keys').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await press('.', 'Slash');
    await expect.poll(() => page.locator('input[name=q]').evaluate((each) => each === document.activeElement)).toBe(true);
    await press('ь', 'KeyM');
    await expect.poll(() => page.locator('input[name=q]').inputValue()).toBe('ь');
    await page.locator('.side a').first().focus();
    await Promise.all([press('п', 'KeyG'), press('е', 'KeyT')]);
    await page.waitForURL('**/plan/table/**');
  });

  test('Enter in the search of a menu chooses the first that is left', async () => {
    const page = await open('boards/plan/');
    await page.locator('[data-filters] [data-open="+"]').press('Enter');
    await page.getByPlaceholder('Find a field').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('tag');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Tags' }).waitFor();
  });
});
