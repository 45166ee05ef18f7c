import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeTracker } from './tracker.ts';
import { describeInBrowser, visitSite } from './visiting.ts';

const named = (number: number) => `Record ${String(number).padStart(4, '0')}`;
const count = 1000;

/** A thousand records in two lists, all with two tags: grouped by tag each has two rows. */
function writeRows(): string {
  const files: { [path: string]: string } = {
    'workspace.yml': 'format: 1\ntitle: Rows\nlanguages: [en]\ntimezone: UTC\n',
    'lists/work.yml': 'title: Work\nlists: [open, { name: over, done: true }]\nopen: [tags]\nviews: [board, table, list]\n',
  };
  for (let number = 0; number < count; number++)
    files[`records/work/${number < 600 ? 'open' : 'over'}/r-${number}.md`] = `---\ntitle: ${named(number)}\ntags: [near, far]\n---\n`;
  return writeTracker(files);
}

describeInBrowser('the row that has the focus among a thousand', () => {
  const site = visitSite(() => ({ root: writeRows(), base: '/woad/' }));
  /** What has the focus: a row by its title, with what of it one does not see; else what it is. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      const row = at?.closest('[data-a]');
      if (!at || !row) return `${at?.localName}.${at?.className}`;
      const { left, top, width, height } = at.getBoundingClientRect();
      const isSeen = row.contains(document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2));
      return `${at.textContent}${isSeen ? '' : ', not seen'}`;
    });
  /** The keys without a pause, each told to where the focus is, as when one is held. */
  const hold = (page: Page, key: string, times: number) =>
    page.evaluate(
      ([key, times]) => {
        const places: string[] = [];
        for (let press = 0; press < times; press++) {
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
          places.push(document.activeElement?.closest('[data-a]')?.querySelector('a')?.textContent ?? 'nothing');
        }
        return places;
      },
      [key, times] as const,
    );
  const range = (from: number, times: number, by: 1 | -1) => Array.from({ length: times }, (_, index) => named(from + index * by));

  test.each(['table/?group=tags', 'list/'])('%s: by keys that are held it is the next each time, and it is seen', async (view) => {
    const page = await site.open(`boards/work/${view}`);
    await page.keyboard.press('j');
    await expect.poll(() => focused(page)).toBe(named(0));
    // from now on the rows are drawn as one comes to them
    await page.locator('.many').waitFor();
    expect(await hold(page, 'j', 400)).toEqual(range(1, 400, 1));
    await expect.poll(() => focused(page)).toBe(named(400));
    expect(await hold(page, 'k', 300)).toEqual(range(399, 300, -1));
    await expect.poll(() => focused(page)).toBe(named(100));
    await page.keyboard.press('End');
    await expect.poll(() => focused(page)).toBe(named(count - 1));
    expect(await hold(page, 'k', 410)).toEqual(range(998, 410, -1));
    await expect.poll(() => focused(page)).toBe(named(589));
    await page.keyboard.press('PageDown');
    await expect.poll(() => focused(page)).toMatch(/^Record 06\d\d$/);
    await page.keyboard.press('PageUp');
    await expect.poll(() => focused(page)).toBe(named(589));
    await page.keyboard.press('Home');
    await expect.poll(() => focused(page)).toBe(named(0));
    for (let press = 0; press < 40; press++) await page.keyboard.press('j');
    await expect.poll(() => focused(page)).toBe(named(40));
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await expect.poll(() => focused(page)).toBe(named(0));
  });
  test('what one scrolls past it hands the focus to what is scrolled, from where the next key leads to what one sees', async () => {
    const page = await site.open('boards/work/table/');
    await page.keyboard.press('j');
    await page.locator('.many').waitFor();
    await page.locator('.cells').evaluate((cells) => cells.scrollTo(0, 20_000));
    await expect.poll(() => focused(page)).toBe('div.cells');
    await page.keyboard.press('j');
    await expect.poll(() => focused(page)).toMatch(/^Record 0[45]\d\d$/);
  });
});
