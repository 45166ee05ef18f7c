import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wayToGetChromium } from '../../scripts/chromium.ts';
import { findChromium, startBrowser } from './browser.ts';
import { runBuild } from './fixture.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

const chromium = findChromium();
if (!chromium) process.stdout.write(`no Chromium: nothing is made from the pages; to get one: ${wayToGetChromium}\n`);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const files: { [path: string]: string } = {
  'workspace.yml':
    'format: 1\ntitle: Tide\nlanguages: [en, ru]\ntimezone: Europe/Madrid\nrepository: tide/tracker\nbranch: "new#1"\npeople:\n  ana: { name: Ana García }\n  luis: { name: Luis Cortés }\n',
  'lists/sales.yml': `title: Sales
lists: [open, { name: talks, title: In talks }, { name: shut, locked: true }]
tags: { urgent: { title: Urgent, color: red } }
fields:
  value: { type: number, min: 0, required: [talks] }
  stage: { type: select, default: first, options: [first, { name: trial, title: Trial }] }
  trip: { type: date, range: true }
  partner: { type: reference, board: sales }
  phone: { type: text, private: true, required: true }
  key: { type: unique_id, prefix: DEAL }
`,
  'records/sales/_templates/call.md': '---\ntitle: "Call: "\nvalue: 7 # guess\nphone: KANARIENVOGEL\n---\n## Said\n',
  'records/sales/open/acme.md': '---\ntitle: Acme\nkey: DEAL-0004\n---\nText.\n',
  'records/sales/_comments/acme/20261120T101500Z-luis.md': 'Agreed.\n',
};

describe.skipIf(!chromium)('a record is made, changed and talked about from the site', () => {
  let root = '';
  let server: StaticServer;
  let browser: Browser;

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'woad-links-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@x.example', ...args], { cwd: root });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'All');
    const { code, complaint } = runBuild(root, ['--base', '/woad/']);
    expect(code, complaint).toBe(0);
    server = await serveFolder(join(root, 'dist'), '/woad/');
    browser = await startBrowser(chromium ?? '');
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** Opens a page; GitHub is a blank one. */
  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    await context.route('https://github.com/**', (route) => route.fulfill({ body: 'GitHub' }));
    if (options.javaScriptEnabled !== false) await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(server.address + path, { waitUntil: 'load' });
    return page;
  }

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
    expect(await page.locator('[data-trouble]').innerText()).toBe('Still needed: Value');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('f-value');
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
    expect(await linkOf(page)).toEqual(made);
    expect(await page.locator('[data-text]').innerText()).toBe(made.text);
    const [github] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);
    expect(readLink(github.url())).toEqual(made);
    await page.context().close();
  });

  test('a template fills the form, keeps what is its own, and tells nothing private', async () => {
    const page = await open('boards/sales/new/');
    expect(await page.content()).not.toContain('KANARIENVOGEL');
    expect(await page.locator('[name=list] option').allInnerTexts()).toEqual(['Open', 'In talks']);
    await page.locator('[name=template]').selectOption('call');
    expect(await page.locator('#f-value').inputValue()).toBe('7');
    await page.locator('[name=title]').fill('Call: Acme');
    expect((await linkOf(page)).text).toBe('---\ntitle: "Call: Acme"\nvalue: 7 # guess\nkey: DEAL-0005\nstage: first\n---\n## Said\n');
    await page.locator('#f-value').fill('');
    await page.locator('[name=title]').fill('Acme');
    expect(await linkOf(page)).toMatchObject({
      path: 'records/sales/open/acme-2.md',
      text: '---\ntitle: Acme\nkey: DEAL-0005\nstage: first\n---\n## Said\n',
    });
    expect(await page.locator('[data-taken]').innerText()).toBe('The board already has “acme”, so this file is called “acme-2”.');
    await page.context().close();
  });

  test('a text that no address can hold is copied, and the page says so', async () => {
    const page = await open('boards/sales/new/?title=Long');
    await page.locator('[name=body]').fill('word '.repeat(2000));
    expect(await linkOf(page)).toMatchObject({ path: 'records/sales/open/long.md', text: null });
    expect(await page.locator('[data-what]').innerText()).toContain('too long');
    const [github] = await Promise.all([page.context().waitForEvent('page'), go(page).click()]);
    expect(readLink(github.url())).toMatchObject({ path: 'records/sales/open/long.md', text: null });
    await page.bringToFront();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator('[data-text]').textContent());
    expect(await page.locator('[data-what]').innerText()).toContain('Copied');
    await page.context().close();
  });

  test('without scripts there are links for each list and template', async () => {
    const page = await open('boards/sales/new/', { javaScriptEnabled: false });
    expect(await page.locator('form').isVisible()).toBe(false);
    const links = page.locator('[data-plain] a');
    expect(await links.allInnerTexts()).toEqual(['Open', 'from call', 'In talks', 'from call']);
    const last = readLink(await links.nth(3).getAttribute('href'));
    expect(last.path).toBe('records/sales/talks/new-record.md');
    expect(last.text).toBe('---\ntitle: "Call: "\nvalue: 7 # guess\n---\n## Said\n');
    await page.context().close();
  });

  test('a comment, an answer, a move, a file: each a link to GitHub, wherever the record says it stands', async () => {
    const page = await open('records/sales/acme/');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await page.keyboard.type('--- done @luis');
    await go(page).click();
    expect(await page.locator('.compose .trouble').innerText()).toBe('Say who you are first');
    await page.keyboard.press('A');
    const first = await linkOf(page);
    expect(first).toMatchObject({ place: 'https://github.com/tide/tracker/new/new%231', text: '---\n---\n--- done @luis\n' });
    expect(first.path).toMatch(/^records\/sales\/_comments\/acme\/\d{8}T\d{6}Z-ana\.md$/);
    await page.getByRole('button', { name: 'Reply: Luis Cortés' }).click();
    expect((await linkOf(page)).text).toBe('---\nreply_to: 20261120T101500Z-luis\n---\n--- done @luis\n');
    await page.reload();
    expect(await page.locator('[name=who]').inputValue()).toBe('ana');

    await page.getByRole('button', { name: 'Move to' }).click();
    expect(await page.locator('.pop li').allInnerTexts()).toEqual(['In talks']);
    await page.keyboard.press('Enter');
    expect(await page.locator('dialog code').innerText()).toBe('../talks/');
    expect(await page.locator('dialog .where').innerText()).toBe('records/sales/talks/acme.md');
    expect(await page.locator('dialog a').getAttribute('href')).toBe(
      'https://github.com/tide/tracker/edit/new%231/records/sales/open/acme.md',
    );
    await page.keyboard.press('Escape');
    expect(await page.locator('.act a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'https://github.com/tide/tracker/edit/new%231/records/sales/open/acme.md',
      'https://github.com/tide/tracker/upload/new%231/records/sales/_files/acme',
    ]);
    await page.getByRole('button', { name: 'Copy link' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    expect(await page.locator('#history h2 a').getAttribute('href')).toBe(
      'https://github.com/tide/tracker/commits/new%231/records/sales/open/acme.md',
    );
    await page.context().close();
  });

  test('they fit a phone, and axe finds nothing wrong, in light and dark', async () => {
    for (const [path, ...schemes] of [
      ['boards/sales/new/', 'light', 'dark'],
      ['ru/boards/sales/new/', 'light'],
      ['records/sales/acme/', 'dark'],
    ] as const) {
      for (const colorScheme of schemes) {
        const page = await open(path, { colorScheme, viewport: { width: 390, height: 844 }, hasTouch: true });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { violations } = await (
            window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
          ).axe.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        });
        expect(found, path).toEqual([]);
        await page.context().close();
      }
    }
  });
});
