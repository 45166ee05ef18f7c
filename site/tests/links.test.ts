import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findFaults } from './axe.ts';
import { writeTide } from './tide.ts';
import { describeInBrowser, phone, visitSite } from './visiting.ts';

describeInBrowser('a record is made, changed and talked about from the site', () => {
  const { open, leave } = visitSite(() => ({ root: writeTide(), base: '/woad/' }), 'https://github.com');
  const mayCopy = { permissions: ['clipboard-read', 'clipboard-write'] };
  const go = (page: Page) => page.locator('[data-go]');
  const linkOf = async (page: Page) => readLink(await go(page).getAttribute('href'));
  function readLink(address: string | null): { place: string; path: string | null; text: string | null } {
    const { origin, pathname, searchParams, hash } = new URL(address ?? '');
    expect(hash).toBe('');
    return { place: origin + pathname, path: searchParams.get('filename'), text: searchParams.get('value') };
  }

  test('a form becomes a file, by keyboard alone', async () => {
    const page = await open('boards/sales/new/?list=talks&due=2026-12-01');
    await page.keyboard.type('Globex: pilot # 2');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('[data-trouble]').innerText()).toBe('Still needed: Value');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('f-value');
    await page.keyboard.type('12000');
    await page.keyboard.press('Tab');
    await page.keyboard.press('t');
    await page.locator('.picks input[value=luis]').focus();
    await page.keyboard.press('Space');
    await page.locator('[name=body]').focus();
    await page.keyboard.type('Said *yes*.');
    const made = {
      place: 'https://github.com/tide/tracker/new/new%231',
      path: 'records/sales/talks/globex-pilot-2.md',
      text: '---\ntitle: "Globex: pilot # 2"\nassignees:\n  - luis\ndue: 2026-12-01\nvalue: 12000\nstage: trial\nkey: DEAL-0005\n---\nSaid *yes*.\n',
    };
    // what the address asked for comes first to hand, and is written as if it had been typed
    await expect.poll(() => linkOf(page)).toEqual(made);
    await expect.poll(() => page.locator('[data-text]').innerText()).toBe(made.text);
    const [github] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);
    expect(readLink(github.url())).toEqual(made);
  });

  test('a template fills the form, keeps what is its own, and tells nothing private', async () => {
    const page = await open('boards/sales/new/');
    await expect.poll(() => page.content()).not.toContain('KANARIENVOGEL');
    await expect.poll(() => page.locator('[name=list] option').allInnerTexts()).toEqual(['Open', 'In talks']);
    await page.locator('[name=template]').selectOption('call');
    await expect.poll(() => page.locator('#f-value').inputValue()).toBe('7');
    await page.locator('[name=title]').fill('Call: Acme');
    await expect
      .poll(async () => (await linkOf(page)).text)
      .toBe('---\ntitle: "Call: Acme"\nvalue: 7 # guess\nkey: DEAL-0005\nstage: first\n---\n## Said\n');
    await page.locator('#f-value').fill('');
    await page.locator('[name=title]').fill('Acme');
    await expect
      .poll(() => linkOf(page))
      .toMatchObject({
        path: 'records/sales/open/acme-2.md',
        text: '---\ntitle: Acme\nkey: DEAL-0005\nstage: first\n---\n## Said\n',
      });
    await expect
      .poll(() => page.locator('[data-taken]').innerText())
      .toBe('The board already has “acme”, so this file is called “acme-2”.');
  });

  test('a text that no address can hold is copied, and the page says so', async () => {
    const page = await open('boards/sales/new/?title=Long', mayCopy);
    await page.locator('[name=body]').fill('word '.repeat(2000));
    await expect.poll(() => linkOf(page)).toMatchObject({ path: 'records/sales/open/long.md', text: null });
    await expect.poll(() => page.locator('[data-what]').innerText()).toContain('too long');
    const [github] = await Promise.all([page.context().waitForEvent('page'), go(page).click()]);
    expect(readLink(github.url())).toMatchObject({ path: 'records/sales/open/long.md', text: null });
    await page.bringToFront();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator('[data-text]').textContent());
    await expect.poll(() => page.locator('[data-what]').innerText()).toContain('Copied');
  });

  test('without scripts there are links for each list and template', async () => {
    const page = await open('boards/sales/new/', { javaScriptEnabled: false });
    await expect.poll(() => page.locator('form').isVisible()).toBe(false);
    const links = page.locator('[data-plain] a');
    await expect.poll(() => links.allInnerTexts()).toEqual(['Open', 'from call', 'In talks', 'from call']);
    const last = readLink(await links.nth(3).getAttribute('href'));
    expect(last.path).toBe('records/sales/talks/new-record.md');
    expect(last.text).toBe('---\ntitle: "Call: "\nvalue: 7 # guess\n---\n## Said\n');
  });

  test('a comment, an answer, a move, a file: each a link to GitHub, wherever the record says it stands', async () => {
    const page = await open('records/sales/acme/', mayCopy);
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.keyboard.type('--- done @luis');
    await go(page).click();
    await expect.poll(() => page.locator('.compose .trouble').innerText()).toBe('Say who you are first');
    await page.keyboard.press('A');
    await expect
      .poll(() => linkOf(page))
      .toEqual({
        place: 'https://github.com/tide/tracker/new/new%231',
        path: expect.stringMatching(/^records\/sales\/_comments\/acme\/\d{8}T\d{6}Z-ana\.md$/),
        text: '---\n---\n--- done @luis\n',
      });
    await page.getByRole('button', { name: 'Reply: Luis Cortés' }).click();
    await expect.poll(async () => (await linkOf(page)).text).toBe('---\nreply_to: 20261120T101500Z-luis\n---\n--- done @luis\n');
    await page.reload();
    await expect.poll(() => page.locator('[name=who]').inputValue()).toBe('ana');

    await page.getByRole('button', { name: 'Move to' }).click();
    await expect.poll(() => page.locator('.pop li').allInnerTexts()).toEqual(['In talks']);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('dialog code').innerText()).toBe('../talks/');
    await expect.poll(() => page.locator('dialog .where').innerText()).toBe('records/sales/talks/acme.md');
    await expect
      .poll(() => page.locator('dialog a').getAttribute('href'))
      .toBe('https://github.com/tide/tracker/edit/new%231/records/sales/open/acme.md');
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.locator('.act a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))))
      .toEqual([
        'https://github.com/tide/tracker/edit/new%231/records/sales/open/acme.md',
        'https://github.com/tide/tracker/upload/new%231/records/sales/_files/acme',
      ]);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await expect
      .poll(() => page.locator('#history h2 a').getAttribute('href'))
      .toBe('https://github.com/tide/tracker/commits/new%231/records/sales/open/acme.md');
  });

  test('what is typed into the form is there again after a reload and in another language, until it is proposed', async () => {
    const page = await open('boards/sales/new/?list=talks');
    await page.locator('[name=title]').fill('Globex');
    await page.locator('#f-value').fill('1250.5');
    await page.locator('#f-tel').fill('12');
    await page.locator('#f-stage').selectOption('trial');
    await page.locator('.picks input[value=luis]').check();
    await page.locator('[name=body]').fill('Said\n\n*yes*.');
    await expect.poll(() => page.locator('[data-draft]').isVisible()).toBe(false);
    const made = await linkOf(page);
    expect(made.text).toContain('- luis');
    await page.reload();
    await expect.poll(() => page.locator('[data-draft] span').innerText()).toBe('What you typed here before is back.');
    expect(await linkOf(page)).toEqual(made);
    await page.goto(page.url().replace('boards/sales/new/?list=talks', 'ru/boards/sales/new/'));
    await expect.poll(() => page.locator('#f-value').inputValue()).toBe('1250,5');
    expect(await linkOf(page)).toEqual(made);
    await page.locator('#f-tel').fill('');
    await Promise.all([page.context().waitForEvent('page'), go(page).click()]);
    await page.bringToFront();
    await page.reload();
    await expect.poll(() => page.locator('[data-draft]').isVisible()).toBe(false);
    expect(await page.locator('[name=title]').inputValue()).toBe('');
  });

  test('a draft gives way to a new beginning, and to another list that is asked for', async () => {
    const page = await open('boards/sales/new/');
    await page.locator('[name=template]').selectOption('call');
    await page.locator('[name=title]').fill('Call: Initech');
    await page.locator('#f-value').fill('');
    await page.goto(`${page.url()}?list=talks`);
    await expect.poll(() => page.locator('[name=title]').inputValue()).toBe('Call: Initech');
    expect(await linkOf(page)).toMatchObject({
      path: 'records/sales/talks/call-initech.md',
      text: '---\ntitle: "Call: Initech"\nkey: DEAL-0005\nstage: first\n---\n## Said\n',
    });
    await page.getByRole('button', { name: 'Begin anew' }).click();
    await expect.poll(() => page.locator('[name=title]').inputValue()).toBe('');
    await expect.poll(() => page.locator('[data-draft]').isVisible()).toBe(false);
    await expect.poll(() => page.locator('[name=list]').inputValue()).toBe('talks');
  });

  test('what the command would refuse is told beside its field, in the language of the page, and all of it as a list', async () => {
    const page = await open('ru/boards/sales/new/?title=Globex');
    const wrong = { tel: '612 345 678', spot: 'abc', mail: 'ana@', site: 'example.org', code: 'abc' };
    for (const [name, text] of Object.entries(wrong)) await page.locator(`#f-${name}`).fill(text);
    await go(page).click();
    await expect.poll(() => page.locator('[data-trouble] li').count()).toBe(5);
    await expect
      .poll(() => page.locator('#fault-tel').innerText())
      .toBe('Telephone: «612 345 678» — не номер телефона, как +34 612 345 678');
    expect(await page.locator('#f-spot').getAttribute('aria-describedby')).toBe('fault-spot');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-tel');
    const right = { tel: '+34 612 345 678', spot: '41.39,2.17', mail: 'ana@example.org', site: 'https://example.org' };
    for (const [name, text] of Object.entries(right)) await page.locator(`#f-${name}`).fill(text);
    await go(page).click();
    await expect.poll(() => page.locator('[data-trouble]').innerText()).toBe('Code: «abc» не подходит под образец [A-Z]+');
    await expect.poll(() => page.locator('.fault').count()).toBe(1);
    await page.locator('#f-code').fill('ABC');
    await expect.poll(() => page.locator('.fault, .l.wrong').count()).toBe(0);
  });

  test('the first Escape leaves the box of a comment, the next one the record, and what was written stays', async () => {
    const page = await open('boards/sales/?open=acme');
    const box = page.locator('.panel .compose textarea');
    await box.fill('Half a\n\nthought');
    await box.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('panel');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.panel').count()).toBe(0);
    await page.goto(page.url().replace(/boards.*/, 'records/sales/acme/'));
    const own = page.locator('.compose textarea');
    await expect.poll(() => own.inputValue()).toBe('Half a\n\nthought');
    await page.getByRole('button', { name: 'Reply: Luis Cortés' }).click();
    await page.reload();
    await expect.poll(async () => (await linkOf(page)).text).toBe('---\nreply_to: 20261120T101500Z-luis\n---\nHalf a\n\nthought\n');
    await page.locator('[name=who]').selectOption('ana');
    await Promise.all([page.context().waitForEvent('page'), go(page).click()]);
    await page.bringToFront();
    await page.reload();
    await page.locator('.compose:not([hidden])').waitFor();
    expect(await own.inputValue()).toBe('');
  });

  test('they fit a phone, and axe finds nothing wrong, in light and dark', async () => {
    for (const [path, ...schemes] of [
      ['boards/sales/new/', 'light', 'dark'],
      ['ru/boards/sales/new/', 'light'],
      ['records/sales/acme/', 'dark'],
    ] as const) {
      for (const colorScheme of schemes) {
        const page = await open(path, { colorScheme, viewport: phone, hasTouch: true });
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: path }).toBeLessThanOrEqual(390);
        expect(await findFaults(page), path).toEqual([]);
        leave(page);
      }
    }
  });
});
