import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, startBrowser } from './browser.ts';
import { type Started, startTracker } from './started.ts';

const root = mkdtempSync(join(tmpdir(), 'woad-renew-'));
const long = Array.from({ length: 60 }, (_, index) => `Paragraph ${index} of the text.\n`).join('\n');
const chromium = findChromium();
let program: Started | undefined;
let browser: Browser;
let page: Page;
let address = '';

const put = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const acme = (title: string, more = '', text = long) => put('records/sales/open/acme.md', `---\ntitle: ${title}\n${more}---\n${text}`);

describe.skipIf(!chromium)('an open page that is shown a newer reading', () => {
  beforeAll(async () => {
    put('workspace.yml', 'format: 1\ntitle: Studio\npeople:\n  ana: { name: Ana García }\n');
    put('lists/sales.yml', 'title: Sales\nlists: [open, { name: won, done: true }]\ntags: { urgent: { color: red } }\n');
    acme('Acme renewal');
    for (let number = 0; number < 40; number++) put(`records/sales/open/deal-${number}.md`, `---\ntitle: Deal ${number}\n---\n`);
    program = await startTracker(root);
    address = program.address;
    browser = await startBrowser(chromium ?? '');
    page = await browser.newPage({ viewport: { width: 1200, height: 500 } });
  });
  afterAll(async () => {
    await browser?.close();
    program?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const poll = <Read>(read: () => Promise<Read>) => expect.poll(() => read().catch(() => undefined));
  const heading = () => page.locator('h1').innerText({ timeout: 500 });
  const composer = () => page.locator('.compose textarea');
  const marked = () => page.evaluate(() => 'marked' in document.body.dataset);
  const scrolled = (place: string) =>
    page.locator(place).evaluate((each) => (each.closest('.app') ? each : document.documentElement).scrollTop);
  /** A page that has hung up all its scripts. */
  const open = async (path: string) => {
    await page.goto(address + path, { waitUntil: 'networkidle' });
    await page.evaluate(() => {
      document.body.dataset['marked'] = '';
    });
  };
  /** The page as it stands, and as it would stand were it opened now. */
  const bothBodies = async () => {
    const other = await browser.newPage();
    await other.goto(page.url(), { waitUntil: 'networkidle' });
    const read = (each: Page) =>
      each.evaluate(() => {
        document.body.removeAttribute('data-marked');
        document.querySelector('.told-here')?.remove();
        for (const time of document.querySelectorAll('time[data-ago]')) time.textContent = '';
        return document.body.outerHTML.replaceAll('><', '>\n<');
      });
    const bodies = [await read(page), await read(other)];
    await other.close();
    return bodies;
  };

  test('a record shows its new title, and what somebody types stays', async () => {
    await open('records/sales/acme/');
    await composer().fill('What I think of');
    await composer().evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(4, 10));
    acme('Acme for good', 'tags: [urgent]\n');
    await poll(heading).toBe('Acme for good');
    expect(await marked()).toBe(true);
    expect(await composer().inputValue()).toBe('What I think of');
    expect(await composer().evaluate((box: HTMLTextAreaElement) => [box === document.activeElement, box.selectionStart])).toEqual([
      true,
      4,
    ]);
    await page.locator('[data-act=comment]').waitFor({ state: 'visible' });
    await page.locator('[data-act=move]').click();
    await page.locator('.pop button').first().click();
    await poll(() => page.locator('.told-here').innerText()).toContain('Acme for good');
    await page.locator('.told-here button').click();
    await poll(() => page.locator('.told-here').innerText()).toBe('Taken back');
  });

  test('after many changes it is what it would be were it opened now', async () => {
    await open('records/sales/acme/');
    // what was typed before is there again, in this browser only
    await composer().fill('');
    const changes: (() => void)[] = [
      () => acme('One'),
      () => acme('Two', 'due: 2020-01-01\nassignees: [ana]\n', '# Other\n\nA [[deal-1]] and\n\n- [ ] a step\n- [x] another\n'),
      () => acme('Three', 'tags: [urgent]\nblocked_by: [deal-2]\n', `\`\`\`js\nlet it = 1;\n\`\`\`\n\n${long}`),
      () => put('records/sales/open/deal-1.md', '---\ntitle: A part of it\nparent: acme\n---\n'),
      () => put('records/sales/won/brand-new.md', '---\ntitle: Three and a half\nparent: acme\n---\n'),
      () => renameSync(join(root, 'records/sales/open/acme.md'), join(root, 'records/sales/won/acme.md')),
      () => renameSync(join(root, 'records/sales/won/acme.md'), join(root, 'records/sales/open/acme.md')),
      () => rmSync(join(root, 'records/sales/won/brand-new.md')),
      () => acme('Nine', '', ''),
      () => acme('Ten', 'colour: red\n'),
    ];
    for (const change of changes) {
      const before = await page.evaluate(() => document.body?.dataset['reading']);
      change();
      await poll(() => page.evaluate(() => document.body?.dataset['reading'])).not.toBe(before);
    }
    await poll(heading).toBe('Ten');
    expect(await marked()).toBe(true);
    const [stands, fresh] = await bothBodies();
    expect(stands).toBe(fresh);
  });

  test('where it has to be loaded anew, what was typed and looked at is there again', async () => {
    acme('Before', '', `# Top\n\n${long}`);
    await open('records/sales/acme/');
    await composer().fill('Half a thought');
    await composer().evaluate((box) => box.scrollIntoView());
    const before = await scrolled('.rec');
    put('records/sales/_comments/acme/20261120T101500Z-ana.md', 'I have said something.\n');
    await poll(() => page.locator('article.cm').innerText({ timeout: 500 })).toContain('I have said something.');
    await poll(marked).toBe(false);
    await poll(() => composer().inputValue()).toBe('Half a thought');
    await poll(() => composer().evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await page.locator('[data-command]').textContent()).toContain('Half a thought');
    await poll(() => scrolled('.rec')).toBe(before);
  });

  test('a board keeps its filter, its place and the box one types in', async () => {
    await open('boards/sales/');
    await page.locator('[data-filters] input').fill('deal');
    await poll(() => page.locator('.card h3').allInnerTexts()).not.toContain('Before');
    const list = page.locator('.board .cards').first();
    const place = await list.evaluate((cards) => {
      const box = [cards, cards.parentElement, cards.closest('.board')].find((each) => each && each.scrollHeight > each.clientHeight + 100);
      box?.scrollTo({ top: 100 });
      return box?.className ?? '';
    });
    expect(place).not.toBe('');
    put('records/sales/open/deal-3.md', '---\ntitle: Another deal\n---\n');
    await poll(marked).toBe(false);
    await poll(() => page.locator('.card h3').allInnerTexts()).toContain('Another deal');
    expect(new URL(page.url()).searchParams.get('q')).toBe('deal');
    await poll(() => page.locator('.card h3').allInnerTexts()).not.toContain('Before');
    await poll(() =>
      page.locator('[data-filters] input').evaluate((box: HTMLInputElement) => [box === document.activeElement, box.value]),
    ).toEqual([true, 'deal']);
    await poll(() => page.evaluate((name) => document.getElementsByClassName(name)[0]?.scrollTop, place)).toBe(100);
  });

  test('a record that goes is said to be gone', async () => {
    await open('records/sales/deal-9/');
    rmSync(join(root, 'records/sales/open/deal-9.md'));
    await poll(heading).not.toBe('Deal 9');
  });

  test('a board that is called as a page of the site is reached all the same, and its records', async () => {
    const called = ['activity', 'archive', 'automations', 'boards', 'docs', 'people', 'records', 'search', 'tags', 'views'];
    for (const name of called) {
      put(`lists/${name}.yml`, `title: Of ${name}\nlists: [open]\nviews: [board, activity, { view: list, title: Docs }]\n`);
      put(`records/${name}/open/docs.md`, `---\ntitle: Page of ${name}\n---\n`);
    }
    const titleAt = async (path: string) => /<title>([^<]*) · Studio</.exec(await (await fetch(address + path)).text())?.[1];
    await poll(() => titleAt('boards/views/')).toBe('Of views');
    for (const name of called) {
      const paths = [`boards/${name}/`, `boards/${name}/docs/`, `boards/${name}/activity/`, `records/${name}/docs/`];
      expect(await Promise.all(paths.map(titleAt))).toEqual([`Of ${name}`, `Of ${name}: Docs`, `Of ${name}: Activity`, `Page of ${name}`]);
    }
  });
});
