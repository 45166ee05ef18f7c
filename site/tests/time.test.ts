import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Visit } from './kept-pages.ts';
import { writeTracker } from './tracker.ts';
import { describeInBrowser, desk, phone, visitSite } from './visiting.ts';

const dayOf = (index: number) => `2026-11-${String(10 + index).padStart(2, '0')}`;
const files: { [path: string]: string } = {
  'workspace.yml': 'format: 1\ntitle: Yard\nlanguages: [en]\ntimezone: Europe/Madrid\n',
  'lists/plan.yml': 'title: Plan\nlists: [{ name: built, done: true }, todo]\nviews: [calendar, timeline]\n',
  'records/plan/todo/wall.md': '---\ntitle: Wall\nstart: 2026-11-10\ndue: 2026-11-20\n---\n',
  'records/plan/todo/roof.md': '---\ntitle: Roof\nstart: 2026-11-18\ndue: 2026-12-04\nblocked_by: [wall]\n---\n',
  'records/plan/todo/someday.md': '---\ntitle: Someday\n---\n',
  ...Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => [`records/plan/todo/same-${index}.md`, `---\ntitle: Same ${index}\ndue: 2026-11-25\n---\n`]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 320 }, (_, index) => [
      `records/plan/built/b-${index}.md`,
      `---\ntitle: Built ${index}\ndue: ${dayOf(index % 9)}\n---\n`,
    ]),
  ),
};

describeInBrowser('calendar and timeline in a browser', () => {
  const site = visitSite(() => ({ root: writeTracker(files), base: '/yard/' }));

  /** Opens a page at noon of 21 November 2026, ready once the view has come to life. */
  async function open(path: string, visit: Visit = {}): Promise<Page> {
    const page = await site.open(path, { at: '2026-11-21T11:00:00Z', ...visit });
    if (visit.javaScriptEnabled !== false) await page.locator('.days, .bars').first().waitFor();
    return page;
  }
  const focused = (page: Page) =>
    page.evaluate(() =>
      document.activeElement instanceof HTMLElement
        ? (document.activeElement.dataset['day'] ?? document.activeElement.innerText.trim())
        : '',
    );

  test('a calendar is walked by keys: days, weeks, months, into a day and out', async () => {
    const page = await open('boards/plan/');
    await expect.poll(() => page.locator('td.today').getAttribute('data-day')).toBe('2026-11-21');
    await page.locator('td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    await expect.poll(() => focused(page)).toBe('2026-11-23');
    await page.keyboard.press('PageDown');
    await expect.poll(() => focused(page)).toBe('2026-12-23');
    await expect.poll(() => new URL(page.url()).searchParams.get('at')).toBe('2026-12-23');
    await page.goBack();
    await page.locator('td[data-day="2026-11-25"]').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toContain('Same 0');
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('.overflow[open] .ev').count()).toBe(6);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('2026-11-25');
    await expect.poll(() => page.locator('.overflow[open]').count()).toBe(0);
  });

  test('late is said as of now, and a phone has the month as a list under its days', async () => {
    const page = await open('boards/plan/', { viewport: phone, hasTouch: true });
    await expect.poll(() => page.locator('.agenda li:has(> a:text-is("Wall")) .flag').getAttribute('title')).toBe('Late');
    await expect.poll(() => page.locator('.agenda li:has(> a:text-is("Same 1")) .flag').count()).toBe(0);
    await expect.poll(() => page.locator('.agenda [data-day="2026-11-25"] a').count()).toBe(6);
  });

  test('a timeline stands at today, draws what waits for what, zooms in the address and draws more when asked', async () => {
    const page = await open('boards/plan/timeline/');
    await expect.poll(() => page.locator('.links g path').count()).toBe(1);
    await expect.poll(() => page.locator('.links g path.clash').count()).toBe(1);
    await expect
      .poll(async () => {
        const todayAt = await page.locator('.rules .today').boundingBox();
        return todayAt && todayAt.x > 300 && todayAt.x < desk.width;
      })
      .toBe(true);
    const drawn = await page.locator('tr[data-name]').count();
    await page.locator('[data-more="built"]').click();
    await expect.poll(() => page.locator('tr[data-name]').count()).toBeGreaterThan(drawn);
    await expect.poll(() => page.locator('tr[data-name] a:focus').count()).toBe(1);
    await page.getByRole('link', { name: 'Quarter' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('zoom')).toBe('quarter');
    await expect.poll(() => page.locator('.segments [aria-current]').innerText()).toBe('Quarter');
  });

  test('without scripts both can be read', async () => {
    const page = await open('boards/plan/', { javaScriptEnabled: false });
    await expect.poll(() => page.getByRole('heading', { name: /November 2026/ }).count()).toBe(1);
    await expect.poll(() => page.getByRole('link', { name: 'Wall' }).count()).toBe(1);
    await page.goto(`${site.address}boards/plan/timeline/`);
    await expect.poll(() => page.getByRole('row', { name: /Roof/ }).innerText()).toMatch(/18 Nov.*4 Dec.*17 days/s);
  });
});
