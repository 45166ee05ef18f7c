import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { wayToGetChromium } from '../../scripts/chromium.ts';
import { findChromium, startBrowser } from './browser.ts';
import { runBuild } from './fixture.ts';
import { keepPages, type Visit } from './kept-pages.ts';
import type { BuiltSite, SharedSite } from './sharing.ts';
import { type StaticServer, serveFolder } from './static-server.ts';

/** A tracker of one test file: its root, and how it is built. */
export interface OwnTracker {
  root: string;
  base: string;
  /** The instant that its build takes for now. */
  at?: string;
}

/** A built site that is served while the tests of a file run, with a browser before it. */
export interface VisitedSite {
  /** `http://127.0.0.1:port/base/`. */
  readonly address: string;
  readonly base: string;
  /** The folder that it was built into. */
  readonly dist: string;
  readonly browser: Browser;
  /** Opens a page that shares nothing with those of other tests, on a desk unless told otherwise; gives it when what scripts draw stands there. */
  open(path: string, visit?: Visit): Promise<Page>;
  /** Says that the page is not looked at any more before the test is over. */
  leave(page: Page): void;
}

/** Screens. */
export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

/** As `describe`; skipped where there is no Chromium, which is told. */
export function describeInBrowser(what: string, tests: () => void): void {
  const missing = findChromium() === undefined;
  if (missing) process.stdout.write(`no Chromium, so this is not tried: ${what}; to get one: ${wayToGetChromium}\n`);
  describe.skipIf(missing)(what, tests);
}

/** A site that several test files look at, as it was built once for all of them. */
export async function sharedSite(name: SharedSite): Promise<BuiltSite> {
  const response = await fetch(inject('sharing') + name);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  const site: BuiltSite = JSON.parse(text);
  expect(site.answer.code, site.answer.complaint).toBe(0);
  return site;
}

/** A browser for the tests of a file; its pages stay open until the `test` is over, or the `file`. */
export function useBrowser(until: 'test' | 'file' = 'test'): { readonly browser: Browser } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await startBrowser(findChromium() ?? '');
  });
  afterEach(async () => {
    if (until === 'test') for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => browser?.close());
  return {
    get browser() {
      if (!browser) throw new Error('the browser is there from beforeAll on');
      return browser;
    },
  };
}

/**
 * Builds a tracker, or takes a site that others look at too, and serves it for the tests that follow.
 * Any of them fails when its pages open a dialog, throw, complain in the console, or ask for something elsewhere; only `beyond`, an origin, may be asked, and answers nothing.
 */
export function visitSite(tracker: SharedSite | (() => OwnTracker), beyond?: string): VisitedSite {
  const used = useBrowser('file');
  const pages = keepPages(prepare);
  const troubles: string[] = [];
  let site: OwnTracker = { root: '', base: '' };
  let server: StaticServer;
  beforeAll(async () => {
    site = typeof tracker === 'string' ? await sharedSite(tracker) : tracker();
    if (typeof tracker !== 'string') {
      const { code, complaint } = await runBuild(site.root, ['--base', site.base], site.at);
      expect(code, complaint).toBe(0);
    }
    server = await serveFolder(join(site.root, 'dist'), site.base);
  });
  afterEach(({ task }) => pages.tidy(used.browser, task.result?.state === 'fail'));
  afterEach(() => expect(troubles.splice(0)).toEqual([]));
  afterAll(() => {
    server?.close();
    if (typeof tracker !== 'string' && site.root !== '') rmSync(site.root, { recursive: true, force: true });
  });

  async function prepare(context: BrowserContext): Promise<void> {
    if (beyond !== undefined) await context.route(`${beyond}/**`, (route) => route.fulfill({ body: 'elsewhere' }));
    context.on('dialog', async (dialog) => {
      troubles.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    context.on('weberror', (error) => troubles.push(`error ${error.error().message}`));
    context.on('console', (message) => {
      const { url } = message.location();
      // of a page that is not there the browser complains too; a file that is no page has no icon
      const isMissing = message.text().includes('404') && (url === message.page()?.url() || url.endsWith('/favicon.ico'));
      if (message.type() === 'error' && !isMissing) troubles.push(`console ${message.text()} ${url}`);
    });
    context.on('request', (request) => {
      const url = request.url();
      const isOwn = url.startsWith(server.address) || (beyond !== undefined && url.startsWith(`${beyond}/`));
      if (!isOwn && !url.startsWith('about:')) troubles.push(`request ${url}`);
    });
  }

  async function open(path: string, visit: Visit = {}): Promise<Page> {
    const page = await pages.take(used.browser, `${server.address}theme.js`, { viewport: desk, ...visit });
    await page.goto(server.address + path);
    if (visit.javaScriptEnabled !== false) await waitForView(page);
    return page;
  }

  return {
    get address() {
      return server.address;
    },
    get base() {
      return site.base;
    },
    get dist() {
      return join(site.root, 'dist');
    },
    get browser() {
      return used.browser;
    },
    open,
    leave: pages.leave,
  };
}

/** Where a page has a view, waits until it is alive. */
export async function waitForView(page: Page): Promise<void> {
  if (await page.locator('#stage').count()) await page.locator('html[data-ready=view]').waitFor();
}

/** Presses keys in a row as quick as a person's, also where the page is slow to hear of the first. */
export async function pressInRow(page: Page, ...keys: string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}
