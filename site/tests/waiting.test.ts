import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { writeLongTracker } from './long-tracker.ts';
import { describeInBrowser, desk, phone, visitSite, waitForView } from './visiting.ts';

describeInBrowser('a view that has to wait, and a long one', () => {
  const site = visitSite(() => ({ root: writeLongTracker(), base: '/woad/' }));
  const titles = (page: Page) => expect.poll(() => page.locator('.card h3').allTextContents());

  /** A page whose complaints about the network are expected. */
  async function visit(path: string): Promise<Page> {
    const context = await site.browser.newContext({ viewport: desk });
    const page = await context.newPage();
    await page.goto(site.address + path);
    await waitForView(page);
    return page;
  }

  /** Keeps back what fits the pattern until the function it gives is called. */
  async function hold(page: Page, pattern: string): Promise<() => void> {
    const held = Promise.withResolvers<void>();
    await page.route(pattern, async (route) => {
      await held.promise;
      await route.continue();
    });
    return held.resolve;
  }

  test('what is typed before the data is there is said to wait for it, and is asked for then', async () => {
    const context = await site.browser.newContext({ viewport: desk });
    const page = await context.newPage();
    const release = await hold(page, '**/data/**');
    await page.goto(`${site.address}boards/work/`);
    const result = page.locator('[data-filters] .result');
    await expect
      .poll(async () => {
        await page.locator('input[name=q]').fill('');
        await page.locator('input[name=q]').fill('Record 007');
        return result.textContent();
      })
      .toBe('Loading…');
    expect(await page.locator('#stage').getAttribute('aria-busy')).toBe('true');
    release();
    await titles(page).toEqual(['Record 007']);
    await expect.poll(() => result.textContent()).toBe('1 record');
    expect(await page.locator('#stage').getAttribute('aria-busy')).toBe(null);
  });

  test('a card opens at once with what it knows, also before the code is there, and is filled when it came', async () => {
    const page = await visit('boards/work/');
    const releaseCode = await hold(page, '**/_astro/*.js');
    const release = await hold(page, '**/records/**');
    await page.getByRole('link', { name: 'Record 003' }).click();
    const panel = page.locator('.panel');
    await expect.poll(() => panel.locator('h1').textContent()).toBe('Record 003');
    expect(await panel.locator('.card .tag').textContent()).toBe('near');
    releaseCode();
    await expect.poll(() => panel.locator('.pos').textContent()).toBe('4 of 320 in Open');
    expect(await panel.locator('.inside').getAttribute('aria-busy')).toBe('true');
    release();
    await panel.getByText('Text of 3.').waitFor();
    expect(await panel.locator('.inside').getAttribute('aria-busy')).toBe(null);
  });

  test.each([
    ['', 'There is no connection.', 'Try again'],
    ['ru/', 'Нет соединения.', 'Повторить'],
  ])('/%s a card that cannot be fetched says so in its place, and comes when it is tried again', async (language, said, again) => {
    const page = await visit(`${language}boards/work/`);
    await page.getByRole('link', { name: 'Record 003' }).click();
    await page.locator('.panel').getByText('Text of 3.').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Record 005' }).click();
    const line = page.locator('.panel .stuck');
    await expect.poll(() => line.innerText()).toContain(said);
    expect(await page.locator('.panel h1').textContent()).toBe('Record 005');
    await line.getByRole('button', { name: again }).click();
    await expect.poll(() => line.innerText()).toContain(said);
    await page.context().setOffline(false);
    await line.getByRole('button', { name: again }).click();
    await page.locator('.panel').getByText('Text of 5.').waitFor();
    expect(await page.locator('.stuck').count()).toBe(0);
  });

  test('what comes at last comes into the page as it stands, which is not loaded anew', async () => {
    const page = await visit('boards/work/');
    await page.locator('html').evaluate((element) => element.setAttribute('data-same', ''));
    let tries = 0;
    await page.route('**/records/**', (route) => (++tries < 3 ? route.abort() : route.continue()));
    await page.getByRole('link', { name: 'Record 003' }).click();
    await page.locator('.panel .stuck').getByRole('button').click();
    await page.locator('.panel').getByText('Text of 3.').waitFor();
    expect(tries).toBe(3);
    expect(await page.locator('html').getAttribute('data-same')).toBe('');
  });

  test('no click is dead when what it opens cannot be loaded', async () => {
    const page = await visit('boards/work/');
    const line = page.locator('.stuck');
    const again = async (came: string) => {
      await expect.poll(() => line.count()).toBe(1);
      await page.context().setOffline(false);
      await line.getByRole('button').click();
      await page.locator(came).waitFor();
      await expect.poll(() => line.count()).toBe(0);
    };
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Tags' }).click();
    await again('.pop');
    await page.keyboard.press('Escape');
    await page.context().setOffline(true);
    await page.locator('.side a[data-palette]').click();
    await again('dialog.palette #palette-0');
    const other = await visit('boards/work/table/');
    await other.context().setOffline(true);
    await other.getByRole('link', { name: 'Record 003' }).click();
    await expect.poll(() => other.locator('.panel .stuck').count()).toBe(1);
    await other.locator('.panel .close').click();
    expect(await other.locator('.panel').count()).toBe(0);
  });

  const { open } = site;
  const search = (page: Page) => expect.poll(() => new URL(page.url()).search);

  test.each([
    ['boards/work/', '251 of 320 in Open'],
    ['boards/work/table/', '251 of 321'],
    ['boards/work/table/?group=list', '251 of 320 in Open'],
    ['ru/boards/work/table/', '251 из 321'],
    ['boards/work/list/', '251 of 320 in Open'],
    ['boards/work/calendar/', '251 of 321'],
    ['boards/work/timeline/', '251 of 321'],
  ])('%s shows a far record that its address names, and where it stands', async (path, where) => {
    const page = await open(`${path}${path.includes('?') ? '&' : '?'}open=r-250`);
    await expect.poll(() => page.locator('.panel .pos').textContent()).toBe(where);
    if (/calendar|timeline/.test(path)) return;
    const row = page.locator('[data-a="work/r-250"].open');
    const isSeen = () =>
      row.evaluate((each) => {
        const { left, top, width, height } = each.getBoundingClientRect();
        return each.contains(document.elementFromPoint(left + Math.min(width, 200) / 2, top + height / 2));
      });
    await expect.poll(isSeen).toBe(true);
  });

  test.each(['', 'table/', 'list/', 'calendar/', 'timeline/'])(
    'boards/work/%s says once that no record fits, and takes the filters back',
    async (view) => {
      const page = await open(`boards/work/${view}`, { at: '2026-11-15T10:00:00Z' });
      await page.locator('input[name=q]').fill('nothing has this');
      const line = page.locator('p.unfit');
      await expect.poll(() => line.innerText()).toMatch(/^No record fits these filters\./);
      for (const quiet of await page.locator('#stage :is(.empty, .quick, .none)').all()) expect(await quiet.isVisible()).toBe(false);
      await line.getByRole('button', { name: 'Clear' }).click();
      await expect.poll(() => line.count()).toBe(0);
      await search(page).toBe('');
      await expect.poll(() => page.locator('#stage').innerText()).toContain('Record 0');
      await expect.poll(() => page.locator('#stage.unfit').count()).toBe(0);
    },
  );

  test('a step back closes a menu, whose ticks would no longer be true', async () => {
    const page = await open('boards/work/');
    await page.getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('dialog').getByLabel('near').check();
    await search(page).toBe('?tags=near');
    await page.evaluate(() => history.back());
    await search(page).toBe('');
    await expect.poll(() => page.locator('.pop').count()).toBe(0);
  });

  test('on a phone a step back closes the menu, then the sheet, then takes back what was chosen in it', async () => {
    const page = await open('boards/work/', { viewport: phone });
    const back = () => page.evaluate(() => history.back());
    const length = () => page.evaluate(() => history.length);
    await page.getByRole('button', { name: 'Filters' }).click();
    const sheet = page.locator('.sheet-up');
    await sheet.getByRole('button', { name: 'Tags' }).click();
    await sheet.getByLabel('near').check();
    await search(page).toBe('?tags=near');
    await back();
    await expect.poll(() => page.locator('.pop').count()).toBe(0);
    expect(await sheet.count()).toBe(1);
    await search(page).toBe('?tags=near');
    await back();
    await expect.poll(() => sheet.count()).toBe(0);
    await search(page).toBe('?tags=near');
    await back();
    await search(page).toBe('');
    const steps = await length();
    await page.getByRole('button', { name: 'Filters' }).click();
    await sheet.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => sheet.count()).toBe(0);
    expect(await length()).toBe(steps);
  });

  test('the sheet of a phone has a title and a way out, brings up no keyboard and knows no keys', async () => {
    const page = await open('boards/work/', { viewport: phone, isMobile: true, hasTouch: true });
    await page.getByRole('button', { name: 'Filters' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Filters' });
    await sheet.waitFor();
    expect(await sheet.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await sheet.getByRole('heading', { name: 'Filters' }).isVisible()).toBe(true);
    expect(await sheet.locator('[data-open="?"]').isVisible()).toBe(false);
    await sheet.getByRole('button', { name: 'Close' }).tap();
    await expect.poll(() => page.locator('.sheet-up').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Filters' }).evaluate((each) => each === document.activeElement)).toBe(true);
  });

  test('the form of a phone shows all people of a team at once', async () => {
    const page = await open('boards/work/new/', { viewport: phone });
    const hidden = await page.locator('.picks.person').evaluate((each) => each.scrollHeight - each.clientHeight);
    expect(hidden).toBe(0);
  });

  test('paper tells how many cards it does not show', async () => {
    const page = await open('boards/work/');
    await page.locator('.cards').first().hover();
    await expect.poll(() => page.locator('.cards .space').count()).toBe(1);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const list = page.locator('.cards').first();
    expect(await list.locator('.card').count()).toBe(300);
    expect(await list.locator('.more').innerText()).toBe('20 more');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await list.locator('.more').count()).toBe(0);
    expect(await list.locator('.card').count()).toBe(50);
    await list.evaluate((each) => each.scrollTo(0, each.scrollHeight));
    await expect.poll(() => list.innerText()).toContain('Record 319');
  });

  test('on a phone a calendar begins today, with earlier days folded above', async () => {
    const page = await open('boards/work/calendar/', { viewport: phone, at: '2026-11-15T10:00:00Z' });
    const agenda = page.locator('.agenda');
    const days = () =>
      agenda
        .locator('[data-day]')
        .evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => (each as HTMLElement).dataset['day']));
    await expect.poll(async () => (await days())[0]).toBe('2026-11-15');
    const fold = agenda.locator('summary');
    expect(await fold.innerText()).toMatch(/^Earlier\s14/);
    expect(await fold.locator('.flag').count()).toBe(1);
    await fold.click();
    expect((await days())[0]).toBe('2026-11-01');
    const plain = await site.open('boards/work/calendar/', { viewport: phone, javaScriptEnabled: false });
    expect(await plain.locator('.agenda [data-day]').count()).toBe(28);
  });
});
