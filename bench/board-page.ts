import type { Browser, CDPSession, Page } from 'playwright-core';
import { medianOf } from './site-start.ts';
import type { Opened, Tabs } from './tab.ts';

const rounds = 11;
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
  /** CPU until the page is ready, the middle and the least of several runs; then of which the least is made beside parsing and painting. */
  load: number;
  least: number;
  scripts: number;
  styling: number;
  layout: number;
  /** CPU of one key in the box of the filter, the middle one; undefined where there is no such box. */
  key: number | undefined;
  /** Whether the page said that its data is in. */
  isLive: boolean;
}

/**
 * Opens a board's page in new tabs, and types into its filter in the last of them.
 *
 * The CPU of a load is that of the page's main thread for all its tasks (`TaskDuration` by the thread's own clock: fetching, parsing, scripts,
 * style, layout, paint) from an empty tab in a process of its own, with nothing in any cache, until the data is in and nothing more is styled,
 * laid out or made for about a second. What the browser does in other processes and threads (network, raster) is not in it, nor is what is
 * typed later. Of several runs it is the middle one; the least stands beside, since other work on the machine only ever adds.
 */
export async function measurePage(tabs: Tabs, browser: Browser, address: string): Promise<PageCost> {
  const { answers, elements, ready } = await tabs.open(address, true);
  const loads: Opened['metrics'][] = [];
  for (let round = 0; round < rounds; round++) loads.push((await tabs.open(address)).metrics);
  const taken = loads.map(({ TaskDuration = Number.NaN }) => TaskDuration);
  const least = Math.min(...taken);
  const lightest = loads[taken.indexOf(least)] ?? {};
  const { ScriptDuration: scripts = 0, RecalcStyleDuration: styling = 0, LayoutDuration: layout = 0 } = lightest;
  const bytes = { html: 0, css: 0, js: 0, data: 0 };
  for (const answer of answers) {
    const kind = kinds.get(answer.type);
    if (kind) bytes[kind] += answer.bytes;
  }
  const key = await typeKeys(browser, address);
  return { ...bytes, elements, load: medianOf(taken), least, scripts, styling, layout, key, isLive: ready === 'view' };
}

/** What the same measure says of a page that has nothing on it. */
export async function measureNothing(tabs: Tabs, address: string): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) taken.push((await tabs.open(address)).metrics['TaskDuration'] ?? Number.NaN);
  return Math.min(...taken);
}

async function typeKeys(browser: Browser, address: string): Promise<number | undefined> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(address, { waitUntil: 'networkidle' });
    return await typeInto(page, session);
  } finally {
    await context.close();
  }
}

async function typeInto(page: Page, session: CDPSession): Promise<number | undefined> {
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
