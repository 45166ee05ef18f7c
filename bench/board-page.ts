import type { Browser, CDPSession, Page } from 'playwright-core';
import { medianOf } from './site-start.ts';

const rounds = 7;
const keys = 'record the shows done';
/** What the browser calls the kinds of files that have a budget. */
const kinds = new Map<string, 'html' | 'css' | 'js' | 'data'>([
  ['Document', 'html'],
  ['Stylesheet', 'css'],
  ['Script', 'js'],
  ['Fetch', 'data'],
]);

/** What a page costs the one who opens it; bytes as they come over the wire, CPU in milliseconds. */
export interface PageCost {
  html: number;
  css: number;
  /** Scripts that are there when the page is ready. */
  js: number;
  /** What is fetched beside: cards, words. */
  data: number;
  elements: number;
  /** CPU until the page is ready, all of it and that of its parts. */
  load: number;
  scripts: number;
  styling: number;
  layout: number;
  /** CPU of one key in the box of the filter, the middle one; undefined where there is no such box. */
  key: number | undefined;
  /** Whether the page said that its data is in. */
  isLive: boolean;
}

/** Opens a board's page in fresh contexts and takes the middle of several; types into its filter in the last of them. */
export async function measurePage(browser: Browser, address: string): Promise<PageCost> {
  const all: Opened[] = [];
  let key: number | undefined;
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    all.push(await open(page, session, address));
    if (round === rounds - 1) key = await typeKeys(page, session);
    await context.close();
  }
  const first = all[0] as Opened;
  const middle = (part: 'load' | 'scripts' | 'styling' | 'layout') => medianOf(all.map((each) => each[part]));
  return { ...first, load: middle('load'), scripts: middle('scripts'), styling: middle('styling'), layout: middle('layout'), key };
}

type Opened = Omit<PageCost, 'key'>;

async function open(page: Page, session: CDPSession, address: string): Promise<Opened> {
  await session.send('Network.enable');
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const bytes = { html: 0, css: 0, js: 0, data: 0 };
  session.on('Network.responseReceived', ({ type, response: { headers } }) => {
    const kind = kinds.get(type);
    if (kind) bytes[kind] += Number(headers['Content-Length'] ?? 0);
  });
  await page.goto(address, { waitUntil: 'load' });
  const isLive = await page
    .waitForFunction(() => document.documentElement.dataset['ready'] === 'view', undefined, { timeout: 3000, polling: 50 })
    .then(() => true)
    .catch(() => false);
  await page.waitForLoadState('networkidle');
  const spent = await metricsOf(session);
  const msOf = (name: string) => (spent[name] ?? 0) * 1000;
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  const load = {
    load: msOf('TaskDuration'),
    scripts: msOf('ScriptDuration'),
    styling: msOf('RecalcStyleDuration'),
    layout: msOf('LayoutDuration'),
  };
  return { ...bytes, elements, ...load, isLive };
}

async function typeKeys(page: Page, session: CDPSession): Promise<number | undefined> {
  const box = page.locator('input[name=q]').first();
  if ((await box.count()) === 0 || !(await box.isVisible())) return undefined;
  await box.focus();
  const took: number[] = [];
  for (const key of keys) {
    const before = (await metricsOf(session)).TaskDuration ?? 0;
    await page.keyboard.type(key);
    // what a key sets off may wait for a quiet moment, and is drawn in the frame after it
    await page.waitForTimeout(250);
    took.push(((await metricsOf(session)).TaskDuration ?? 0) - before);
  }
  return medianOf(took) * 1000;
}

async function metricsOf(session: CDPSession): Promise<{ [name: string]: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}
