import { expect, test } from 'vitest';
import { writeTracker } from './tracker.ts';
import { describeInBrowser, visitSite, waitForView } from './visiting.ts';

const days = Array.from({ length: 150 }, (_, index) => String(index).padStart(3, '0'));
const files: { [path: string]: string } = {
  'workspace.yml': 'title: Yard\ntimezone: UTC\n',
  'lists/plan.yml': 'title: Plan\nlists: [open, next, done]\nviews: [board, table, list, timeline, calendar]\n',
  ...Object.fromEntries(
    days.map((name, index) => [
      `records/plan/${['open', 'next', 'done'][index % 3]}/r-${name}.md`,
      `---\ntitle: Record ${name}\nstart: 2026-11-${String(1 + (index % 28)).padStart(2, '0')}\n---\n`,
    ]),
  ),
};

describeInBrowser('what a key gives the focus, and what an address opens', () => {
  const site = visitSite(() => ({ root: writeTracker(files), base: '/yard/' }));
  const isSeen = (card: Element) => {
    const { left, top, bottom } = (card.querySelector('a') ?? card).getBoundingClientRect();
    return [top + 2, bottom - 2].every((y) => card.contains(document.elementFromPoint(left + 5, y)));
  };

  test.each(['', 'table/', 'timeline/'])('the focus stays in sight, downwards and upwards: %s', async (view) => {
    const page = await site.open(`boards/plan/${view}`, { at: '2026-11-10T11:00:00Z' });
    await page.keyboard.press('j');
    const place = page.locator('[data-a]:focus-within');
    await place.waitFor();
    const first = await place.getAttribute('data-a');
    for (let step = 0; step < 40; step++) await page.keyboard.press('j');
    await expect.poll(() => place.getAttribute('data-a')).not.toBe(first);
    await expect.poll(() => place.evaluate(isSeen)).toBe(true);
    for (let step = 0; step < 35; step++) await page.keyboard.press('k');
    await expect.poll(() => place.evaluate(isSeen)).toBe(true);
  });

  test.each(['', 'table/', 'list/', 'timeline/'])('the record that an address opens is in sight: %s', async (view) => {
    const page = await site.open(`boards/plan/${view}?open=r-145`, { at: '2026-11-10T11:00:00Z' });
    await waitForView(page);
    await page.locator('.panel h1').waitFor();
    const place = page.locator('[data-a="plan/r-145"]');
    await place.waitFor({ state: 'attached' });
    await expect.poll(() => place.evaluate(isSeen)).toBe(true);
  });
});
