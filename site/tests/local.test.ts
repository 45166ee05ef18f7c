import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Started, startTracker } from './started.ts';
import { describeInBrowser, desk, useBrowser } from './visiting.ts';

const root = mkdtempSync(join(tmpdir(), 'woad-local-'));
const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const at = (path: string) => expect.poll(() => existsSync(join(root, path)));
const orderOf = (slug: string) => /^order: (.*)$/m.exec(readFileSync(join(root, `records/sales/open/${slug}.md`), 'utf8'))?.[1] ?? '';
let program: Started | undefined;

beforeAll(async () => {
  put('workspace.yml', 'format: 1\ntitle: Studio\nlanguages: [en, ru]\npeople: { ana: { name: Ana } }\n');
  put(
    'lists/sales.yml',
    'title: Sales\nlists: [open, { name: vault, locked: true }, { name: won, done: true }]\nfields: { value: { type: number }, note: { type: text } }\n',
  );
  put('records/sales/_templates/deal.md', '---\n# as it begins\ntitle: ""\nnote: usual\n---\nWhat they need.\n');
  for (const name of ['acme', 'birch', 'cedar']) put(`records/sales/open/${name}.md`, `---\ntitle: ${name}\n---\n`);
  program = await startTracker(root);
});
afterAll(() => {
  program?.stop();
  rmSync(root, { recursive: true, force: true });
});

describeInBrowser('pages of this machine change its files', () => {
  const used = useBrowser();
  const card = (page: Page, name: string) => page.locator(`[data-a="sales/${name}"]`);
  const list = (page: Page, name: string) => page.locator(`#list-${name}`);
  const told = (page: Page) => page.locator('.told-here');

  async function open(path: string): Promise<Page> {
    const page = await used.browser.newPage({ viewport: desk });
    await page.goto(`${program?.address}${path}`);
    await page.locator('html[data-ready=view]').waitFor();
    return page;
  }

  /** Drags a card by hand to a share of the height of another element; `before` it is let go. */
  async function drag(page: Page, from: Locator, to: Locator, share = 0.5, before?: () => Promise<void>): Promise<void> {
    await from.hover();
    // what lets cards be dragged comes with the pointer
    await page.locator('link[href*="local.css"]').waitFor({ state: 'attached' });
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) throw new Error('not on the page');
    await page.mouse.move(start.x + 40, start.y + 15);
    await page.mouse.down();
    await page.mouse.move(start.x + 50, start.y + 25, { steps: 3 });
    await page.mouse.move(end.x + end.width / 2, end.y + end.height * share, { steps: 6 });
    await before?.();
    await page.mouse.up();
  }

  test('a card that is dragged to another list is a file that moved, until it is taken back', async () => {
    const page = await open('boards/sales/');
    await drag(page, card(page, 'acme'), list(page, 'won'), 0.5, async () => {
      await expect.poll(() => page.locator('.aimed').evaluateAll((all) => all.map(({ id }) => id))).toEqual(['list-won']);
    });
    await at('records/sales/won/acme.md').toBe(true);
    await expect.poll(() => told(page).textContent()).toBe('“acme” is in Won now Undo');
    await list(page, 'won').locator('[data-a="sales/acme"]').waitFor();
    await told(page).getByRole('button', { name: 'Undo' }).click();
    await at('records/sales/open/acme.md').toBe(true);
    await at('records/sales/won/acme.md').toBe(false);
    await list(page, 'open').locator('[data-a="sales/acme"]').waitFor();
    await expect.poll(() => told(page).textContent()).toBe('Taken back');
  });

  test('a card gets another place in its list, and no list that is locked takes one', async () => {
    const page = await open('ru/boards/sales/');
    await drag(page, card(page, 'acme'), list(page, 'vault'), 0.5, async () => {
      await expect.poll(() => page.locator('.aimed, .drop').count()).toBe(0);
    });
    await drag(page, card(page, 'acme'), card(page, 'birch'), 0.9);
    await expect.poll(() => told(page).textContent()).toContain('«acme» теперь на другом месте в «Open»');
    expect(existsSync(join(root, 'records/sales/vault/acme.md'))).toBe(false);
    expect(orderOf('birch') < orderOf('acme')).toBe(true);
    await expect.poll(() => list(page, 'open').locator('h3').allTextContents()).toEqual(['birch', 'acme', 'cedar']);
  });

  test('keys, the menu of a card and the button of a record move it at once, too', async () => {
    const page = await open('boards/sales/');
    await card(page, 'cedar').locator('a').focus();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Won', exact: true }).click();
    await at('records/sales/won/cedar.md').toBe(true);
    await list(page, 'won').locator('[data-a="sales/cedar"]').waitFor();
    await page.goto(`${program?.address}records/sales/cedar/`);
    await page.locator('[data-act=move]:visible').click();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await at('records/sales/open/cedar.md').toBe(true);
    await expect.poll(() => told(page).textContent()).toContain('“cedar” is in Open now');
  });

  test('a record is made as its form says, a comment is written, and both can be taken back', async () => {
    const page = await used.browser.newPage({ viewport: desk });
    await page.goto(`${program?.address}ru/boards/sales/new/?list=won&template=deal`);
    await page.locator('textarea[name=title]').fill('Dahlia & Sons: "first"');
    await page.locator('[data-key=value] input').fill('12,50');
    await page.locator('[data-key=note] :is(input, textarea)').fill('');
    await page.locator('textarea[name=body]').fill('# Own\n\nText.\n');
    await page.getByRole('button', { name: 'Создать здесь' }).click();
    const path = 'records/sales/won/dahlia-sons-first.md';
    await at(path).toBe(true);
    const made = '---\n# as it begins\ntitle: "Dahlia & Sons: \\"first\\""\nvalue: 12.5\n---\n# Own\n\nText.\n';
    expect(readFileSync(join(root, path), 'utf8').replace(/^title: .*$/m, 'title')).toBe(made.replace(/^title: .*$/m, 'title'));
    await page.locator('.panel h1').waitFor();
    expect(new URL(page.url()).search).toBe('?open=dahlia-sons-first');
    await expect.poll(() => told(page).textContent()).toContain('создана');
    const box = page.locator('.panel .compose');
    await box.locator('textarea').fill('Что скажешь?');
    await box.locator('select').selectOption('ana');
    await box.getByRole('button', { name: 'Добавить комментарий' }).click();
    await page.locator('article.cm', { hasText: 'Что скажешь?' }).first().waitFor();
    await expect.poll(() => told(page).textContent()).toContain('Комментарий добавлен');
    await told(page).getByRole('button').click();
    await expect.poll(() => page.locator('article.cm').count()).toBe(0);
    expect(await page.locator('.panel .compose textarea').inputValue()).toBe('');
  });

  test('nobody else is heard', async () => {
    const { address = '' } = program ?? {};
    const host = new URL(address).host;
    const page = await (await fetch(address)).text();
    const token = /data-local="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(token).toHaveLength(32);
    const body = JSON.stringify({ woad: 1, changes: [{ kind: 'move', record: 'sales/birch', list: 'won' }] });
    const own = { Host: host, Origin: `http://${host}`, 'X-Woad-Token': token, 'Content-Type': 'application/json' };
    const ask = (headers: { [name: string]: string }, { method = 'POST', path = '@woad/changes', sent = body } = {}) =>
      new Promise<number>((resolve, reject) => {
        const asking = request(address + path, { method, headers: { ...own, ...headers } }, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        asking.on('error', reject);
        asking.end(sent);
      });
    expect(await ask({ Origin: 'http://evil.example' })).toBe(403);
    expect(await ask({ Origin: 'http://localhost:1' })).toBe(403);
    for (const name of ['evil.example', 'evil.localhost']) expect(await ask({ Host: name, Origin: `http://${name}` })).toBe(403);
    for (const wrong of ['', 'x'.repeat(32), `${token}x`]) expect(await ask({ 'X-Woad-Token': wrong })).toBe(403);
    expect(await ask({ 'Content-Type': 'text/plain' })).toBe(415);
    expect(await ask({}, { method: 'GET', sent: '' })).toBe(405);
    expect(await ask({}, { sent: ' '.repeat(1024 ** 2 + 1) })).toBe(413);
    expect(await ask({}, { path: '@woad/other' })).toBe(404);
    expect(await ask({}, { path: '@woad/undo/999' })).toBe(409);
    expect(existsSync(join(root, 'records/sales/open/birch.md'))).toBe(true);
    const stranger = await fetch(address, { headers: { 'X-Woad-Secret': 'made-up-elsewhere' } });
    expect(await stranger.text()).not.toContain('made-up-elsewhere');
    expect(await ask({})).toBe(200);
    await at('records/sales/won/birch.md').toBe(true);
  });
});
