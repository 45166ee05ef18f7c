import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';

/** How a page is opened: beside what Playwright knows, the instant that it takes for now. */
export interface Visit extends BrowserContextOptions {
  at?: string;
}

interface KeptPage {
  page: Page;
  /** What its context was made with; the rest is set anew each time. */
  made: string;
  devtools: CDPSession;
  inUse: boolean;
}

/** Pages that tests use one after the other, since a new one costs a browser more than all that most tests do in it. */
export interface KeptPages {
  /** A page that knows nothing of an earlier test, where nothing was opened yet. */
  take(browser: Browser, blank: string, visit: Visit): Promise<Page>;
  /** From now on somebody else may take it. */
  leave(page: Page): void;
  /** After a test: its pages may be taken again, or after one that `failed` are closed, as all is that it opened itself. */
  tidy(browser: Browser | undefined, failed: boolean): Promise<void>;
}

/** Keeps the pages of a file's tests; each new context is `prepared` once. */
export function keepPages(prepare: (context: BrowserContext) => Promise<void>): KeptPages {
  let kept: KeptPage[] = [];

  async function newPage(browser: Browser, made: string, { at, ...options }: Visit): Promise<KeptPage> {
    const context = await browser.newContext(options);
    await prepare(context);
    const page = await context.newPage();
    if (at !== undefined) await page.clock.setFixedTime(at);
    const one = { page, made, devtools: await context.newCDPSession(page), inUse: true };
    kept.push(one);
    return one;
  }

  return {
    async take(browser, blank, { viewport, colorScheme, ...made }) {
      const words = JSON.stringify(made);
      kept = kept.filter(({ page }) => !page.isClosed());
      const free = kept.find((each) => !each.inUse && each.made === words);
      const one = free ?? (await newPage(browser, words, made));
      one.inUse = true;
      if (free) await forgetAll(free, blank);
      if (viewport) await one.page.setViewportSize(viewport);
      await one.page.emulateMedia({
        media: null,
        colorScheme: colorScheme ?? 'light',
        forcedColors: 'none',
        reducedMotion: 'no-preference',
      });
      return one.page;
    },
    leave(page) {
      for (const each of kept) if (each.page === page) each.inUse = false;
    },
    async tidy(browser, failed) {
      const spared = new Set(kept.filter(({ inUse }) => !failed || !inUse).map(({ page }) => page.context()));
      for (const context of browser?.contexts() ?? []) if (!spared.has(context)) await context.close();
      for (const each of kept) each.inUse = false;
    },
  };
}

/** Closes what the page opened, and takes from it what it stored, where it was, and the mouse. */
async function forgetAll({ page, devtools }: KeptPage, blank: string): Promise<void> {
  const context = page.context();
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.mouse.move(-1, -1);
  await page.goto(blank);
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await context.clearCookies();
  await devtools.send('Page.resetNavigationHistory');
}
