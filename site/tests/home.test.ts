import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newRepository } from '../../scripts/story/history-repository.ts';
import { findFaults, seriousOf } from './axe.ts';
import type { Visit } from './kept-pages.ts';
import { describeInBrowser, phone, visitSite, waitForView } from './visiting.ts';

const today = '2026-11-21T11:00:00Z';
const aWeekLater = '2026-11-28T11:00:00Z';

const files: { [path: string]: string } = {
  'workspace.yml': `format: 1
title: Yard
languages: [en, ru]
timezone: Europe/Madrid
people: { ana: { name: Ana García }, luis: { name: Luis Cortés } }
teams: { crew: [luis] }
views: [{ title: Late ones, view: list, where: late }]
`,
  'lists/plan.yml':
    'title: Plan\ndescription: Walls and roofs\nlists: [{ name: built, done: true }, todo]\ntags: { urgent: { color: red }, wood: {} }\n',
  'lists/shop.yml': 'title: Shop\nlists: [{ name: bought, done: true }, { name: wanted }]\ntags: { urgent: { color: red } }\n',
  'records/plan/todo/wall.md': '---\ntitle: Wall\nassignees: [ana]\ndue: 2026-11-20\ntags: [urgent]\n---\n',
  'records/plan/todo/roof.md': '---\ntitle: Roof\nassignees: [ana]\ndue: 2026-11-27\nblocked_by: [wall]\n---\n',
  'records/plan/todo/door.md': '---\ntitle: Door\nassignees: [luis]\ndue: 2026-11-25\n---\nWhich colour, @ana?\n',
  'records/plan/todo/gate.md': '---\ntitle: Gate\n---\nIs it high enough, @ana?\n',
  'records/plan/_comments/gate/20261120T101500Z-ana.md': 'It is.\n',
  'records/plan/built/fence.md': '---\ntitle: Fence\nassignees: [ana]\ndue: 2026-11-01\n---\n',
  'records/plan/todo/well.md': '---\ntitle: Well\narchived: 2026-10-01\n---\n',
  'records/plan/todo/path.md': '---\ntitle: Path\narchived: 2026-11-10\n---\n',
  'records/shop/wanted/paint.md': '---\ntitle: Paint\nassignees: [crew]\ndue: 2026-11-29T10:00\ntags: [urgent]\n---\n',
};

const paths = [
  '',
  'late/',
  'waiting/',
  'people/',
  'people/ana/',
  'tags/',
  'views/late-ones/',
  'boards/plan/archive/',
  'boards/plan/all/',
  'ru/search/?q=a',
];

function writeYard(): string {
  const repository = newRepository();
  for (const [path, text] of Object.entries(files)) repository.write(path, text);
  repository.commit('Ana García', 'ana@tidewater.example');
  repository.move('records/plan/todo/gate.md', 'records/plan/built/gate.md');
  repository.commit('Luis Cortés', 'luis@tidewater.example');
  return repository.root;
}

describeInBrowser('the pages over all boards', () => {
  const site = visitSite(() => ({ root: writeYard(), base: '/yard/', at: today }));
  const open = (path: string, visit: Visit = {}) => site.open(path, { at: today, ...visit });
  const rows = (page: Page) => page.locator('.listing .row h3').allInnerTexts();
  const headings = (page: Page) => page.locator('.listing h2').allInnerTexts();
  const count = (page: Page, name: string) => page.locator(`.side [data-count="${name}"]`);

  test('the sidebar counts what a board’s card counts, open records, and both say of how many', async () => {
    const page = await open('');
    const beside = page.locator('.side a[href$="boards/plan/"] .num');
    const card = page.locator('.cabinet .open').first();
    await expect.poll(() => Promise.all([beside.innerText(), card.innerText()])).toEqual(['3', '3 open']);
    await expect.poll(() => Promise.all([beside, card].map((each) => each.getAttribute('title')))).toEqual(['3 open of 5', '3 open of 5']);
    const shop = page.locator('.side a[href$="boards/shop/"] .num');
    await expect.poll(() => shop.getAttribute('title')).toBe('1 open');
  });

  test('what is due yesterday on the screen has its date on paper', async () => {
    const page = await open('');
    const due = page.locator('time[data-due][datetime="2026-11-20"]').first();
    await expect.poll(() => due.textContent()).toBe('Yesterday');
    const look = () => due.evaluate((time) => [getComputedStyle(time).fontSize, getComputedStyle(time, '::after').content]);
    await expect.poll(look).not.toContain('0px');
    await page.emulateMedia({ media: 'print' });
    await expect.poll(look).toEqual(['0px', '"20 Nov"']);
  });

  test('one chooses who one is once, and home, sidebar and what waits are one’s own from then on', async () => {
    const page = await open('');
    await expect.poll(() => page.locator('[data-mine]').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Ana García' }).click();
    await page.locator('.mine .rows li').first().waitFor();
    await expect.poll(() => page.locator('.mine .rows li > a').allInnerTexts()).toEqual(['Wall', 'Door', 'Roof']);
    await expect.poll(() => page.locator('.mine .why').allInnerTexts()).toEqual(['asks you', 'Blocked']);
    await expect.poll(async () => [await count(page, 'waiting').innerText(), await count(page, 'open').innerText()]).toEqual(['2', '2']);
    await expect.poll(() => page.locator('.who').isVisible()).toBe(false);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Waiting on me' }).click();
    await waitForView(page);
    await expect.poll(async () => (await rows(page)).sort()).toEqual(['Door', 'Wall']);
    await page.getByRole('button', { name: 'Somebody else?' }).click();
    await page.getByRole('button', { name: 'Luis Cortés' }).waitFor();
    await expect.poll(async () => (await headings(page)).map((each) => each.split('\n')[0])).toEqual(expect.arrayContaining(['AG', 'LC']));
    await page.getByRole('button', { name: 'Luis Cortés' }).click();
    await expect.poll(async () => (await rows(page)).sort()).toEqual(['Door', 'Paint']);
    await page.getByRole('link', { name: 'My records' }).first().click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/yard/people/luis/');
  });

  test('a week after the build other records are late: on the first page, the page of late ones, in the sidebar and in a saved view', async () => {
    for (const [at, late] of [
      [today, ['Wall']],
      [aWeekLater, ['Door', 'Roof', 'Wall']],
    ] as const) {
      const page = await open('', { at });
      await expect.poll(() => count(page, 'late').innerText()).toBe(String(late.length));
      await expect.poll(async () => (await page.locator('[data-group="late"] li > a').allInnerTexts()).sort()).toEqual(late);
      await expect.poll(() => page.locator('[data-group="late"] .num').innerText()).toBe(String(late.length));
      for (const path of ['late/', 'views/late-ones/']) {
        const other = await open(path, { at });
        await expect.poll(async () => (await rows(other)).sort(), { message: path }).toEqual(late);
        site.leave(other);
      }
    }
  });

  test('what is late stands under its people', async () => {
    const page = await open('late/', { at: aWeekLater });
    await expect
      .poll(async () => (await headings(page)).map((each) => each.replace(/\s+/g, ' ')))
      .toEqual(expect.arrayContaining(['AG Ana García 2', 'LC Luis Cortés 1']));
  });

  test('without scripts a plain list with dates stands there and says why', async () => {
    const page = await open('late/', { javaScriptEnabled: false });
    await expect.poll(() => rows(page)).toEqual(['Wall', 'Door', 'Roof', 'Paint']);
    await expect.poll(() => page.locator('.unscripted').innerText()).toContain('Without scripts');
    await expect.poll(() => page.locator('.listing .row').first().isVisible()).toBe(true);
    // no level of headings is left out
    const levels = await page.locator('main :is(h1, h2, h3)').evaluateAll((all) => all.map(({ tagName }) => tagName));
    expect(levels).toEqual(['H1', 'H2', 'H3', 'H3', 'H3', 'H3']);
    await page.goto(site.address);
    await expect.poll(() => page.locator('[data-group="all"] li').count()).toBe(4);
    await expect.poll(() => page.locator('.who').isVisible()).toBe(false);
  });

  test('a tag of two boards is one row, and leads to its records; another language keeps what is asked', async () => {
    const page = await open('tags/');
    const row = page.locator('.tag-list li', { hasText: 'Urgent' });
    await expect.poll(async () => (await row.innerText()).replace(/\s+/g, ' ')).toBe('Urgent Plan, Shop 2');
    await row.getByRole('link').click();
    await expect.poll(() => headings(page)).toEqual(['Plan\n1', 'Shop\n1']);
    await expect.poll(() => new URL(page.url()).searchParams.get('tags')).toBe('urgent');
    await expect.poll(() => row.getByRole('link').getAttribute('aria-current')).toBe('true');
    await page.locator('.languages summary').click();
    await page.getByRole('link', { name: 'русский' }).click();
    await expect.poll(() => page.url()).toBe(`${site.address}ru/tags/?tags=urgent&group=board`);
  });

  test('a person’s page has the records, the calendar and what the person did; an archive begins with the newest', async () => {
    const page = await open('people/luis/');
    await expect.poll(async () => (await rows(page)).sort()).toEqual(['Door', 'Paint']);
    await expect.poll(() => page.locator('.latest a').allInnerTexts()).toContain('Gate');
    await expect.poll(() => page.getByRole('link', { name: /ICS/ }).getAttribute('href')).toBe('/yard/people/luis.ics');
    await page.goto(`${site.address}boards/plan/archive/`);
    await waitForView(page);
    await expect.poll(() => rows(page)).toEqual(['Path', 'Well']);
    await expect
      .poll(() => page.locator('head link[rel="alternate"][title="Plan"]').getAttribute('href'))
      .toBe('/yard/boards/plan/feed.xml');
  });

  test('all that can be used on the first page is reached by Tab', async () => {
    const page = await open('');
    await expect.poll(() => count(page, 'late').innerText()).toBe('1');
    const usable = await page.locator('a:visible, button:visible, summary:visible').count();
    const seen = new Set<string>();
    for (let step = 0; step < usable + 2; step++) {
      await page.keyboard.press('Tab');
      seen.add(await page.evaluate(() => [...document.querySelectorAll('*')].indexOf(document.activeElement ?? document.body).toString()));
    }
    expect(seen.size).toBeGreaterThanOrEqual(usable);
    await page.getByRole('button', { name: 'Ana García' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Somebody else?');
  });

  test('a page that is not there speaks the language of its address, the places beside it too; without scripts every one', async () => {
    const page = await open('ru/nothing/here/');
    await expect.poll(() => page.locator('.sheet :is(h1, h2)').allInnerTexts()).toEqual(['Страница не найдена']);
    await expect.poll(() => page.title()).toContain('Страница не найдена');
    const links = await page
      .locator('.sheet a')
      .evaluateAll((all) => all.map((each) => new URL((each as HTMLAnchorElement).href).pathname));
    expect(links.map((path) => path.replace(/^.*?(?=\/ru\/)/, ''))).toEqual(['/ru/', '/ru/search/']);
    await expect.poll(() => page.locator('.side .nav').first().innerText()).toContain('Главная');
    const tools = page.locator('.bar :is(.languages > summary, [data-theme-button])');
    await expect
      .poll(() => tools.evaluateAll((all) => all.map((each) => each.getAttribute('title'))))
      .toEqual(['Язык: русский', 'Тема: как в системе']);
    expect(await page.locator('body').getAttribute('data-locale')).toBe('ru');
    expect(await page.locator('.side [aria-current], .mobile [aria-current]').count()).toBe(0);
    const other = await open('nothing/here/');
    await expect.poll(() => other.locator('.sheet :is(h1, h2)').allInnerTexts()).toEqual(['Page not found']);
    const plain = await open('nothing/here/', { javaScriptEnabled: false });
    expect(await plain.locator('.sheet :is(h1, h2)').allInnerTexts()).toEqual(['Page not found', 'Страница не найдена']);
  });

  test('the menu of a phone goes on to work where its words come in another language', async () => {
    const page = await open('', { viewport: phone });
    const held = Promise.withResolvers<void>();
    await page.route('**/ru/', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(`${site.address}ru/nothing/here/`);
    const theme = (name: string) => page.getByRole('button', { name });
    await page.locator('nav.mobile summary').click();
    await expect
      .poll(async () => {
        await page.locator('nav.mobile [data-theme-button]').click();
        return page.locator('html').getAttribute('data-theme');
      })
      .toBe('light');
    held.resolve();
    await page.locator('nav.mobile', { hasText: 'Главная' }).locator('summary').click();
    await theme('Тема: светлая').click();
    await theme('Тема: тёмная').waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    await page.unrouteAll();
  });

  test.each(paths)('/%s: axe finds nothing serious by day or by night, and a phone shows it without scrolling aside', async (path) => {
    const page = await open(path, { bypassCSP: true });
    for (const [colorScheme, rules] of [
      ['light', undefined],
      ['dark', ['color-contrast']],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      expect(seriousOf(await findFaults(page, rules)), colorScheme).toEqual([]);
    }
    await page.setViewportSize(phone);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
  });
});
