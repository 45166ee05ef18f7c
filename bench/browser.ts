import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, startBrowser } from '../site/tests/browser.ts';
import { measureNothing, measurePage, type PageCost } from './board-page.ts';
import { auditPage, lighthouseWay } from './lighthouse.ts';
import { costOf } from './measure.ts';
import { serveSite } from './served.ts';
import { boards, writeBoards } from './site-tracker.ts';
import { openTabs } from './tab.ts';
import { openTable } from './table.ts';

const woadFile = join(import.meta.dirname, '../scripts/woad.js');
const auditedSize = 100;

type Measured = Exclude<keyof PageCost, 'isLive' | 'least' | 'scripts' | 'styling' | 'layout'>;

/** The budgets of a board's page by cards: bytes as they come over the wire, milliseconds of CPU, elements. */
const budgets: { [size: number]: { [work in Measured]: number } } = {
  100: { html: 12e3, data: 6e3, js: 15e3, css: 12e3, load: 60, key: 10, elements: 1500 },
  1000: { html: 20e3, data: 45e3, js: 15e3, css: 12e3, load: 90, key: 35, elements: 2500 },
  10000: { html: 25e3, data: 400e3, js: 15e3, css: 12e3, load: 110, key: 40, elements: 2500 },
};
const works: { [work in Measured]: string } = {
  html: 'HTML',
  data: 'data, after the first paint',
  js: 'scripts at load',
  css: 'styles',
  load: 'CPU to load',
  key: 'CPU per key in the filter',
  elements: 'elements',
};
/** Points of 100 that a page has at least. */
const points: { [category: string]: number } = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

const sizes = process.argv.slice(2).map(Number);
const { add, miss, print } = openTable('cards');
const chromium = findChromium();
if (chromium === undefined) miss(0, 'all', 'no Chromium; npm run chromium gets one');
else await measureAll(chromium);
print();

async function measureAll(chromium: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'woad-bench-browser-'));
  const [browser, tabs] = await Promise.all([startBrowser(chromium), openTabs(chromium)]);
  try {
    for (const size of sizes.length > 0 ? sizes : Object.keys(budgets).map(Number)) {
      const root = join(folder, `tracker-${size}`);
      const out = join(folder, `out-${size}`);
      writeBoards(root, size, boards.slice(0, 1));
      costOf([process.execPath, woadFile, 'build', '--root', root, '--out', out], { rounds: 1 });
      const site = await serveSite(out);
      try {
        writeFileSync(join(out, 'nothing.html'), '<!doctype html><title>Nothing</title>');
        const nothing = await measureNothing(tabs, `${site.address}nothing.html`);
        addPage(size, await measurePage(tabs, browser, `${site.address}boards/work/`), nothing);
        if (size === auditedSize) await addAudits(site.address, chromium, folder);
      } finally {
        site.close();
      }
    }
  } finally {
    await browser.close();
    tabs.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function addPage(size: number, cost: PageCost, nothing: number): void {
  const budget = budgets[size];
  for (const work of Object.keys(works) as Measured[]) {
    const measured = cost[work];
    const bound = budget?.[work] ?? 0;
    const isBytes = bound >= 3000;
    if (measured === undefined) miss(size, works[work], 'there is no input[name=q] to type into');
    else if (isBytes) add(size, works[work], `${(measured / 1000).toFixed(1)} KB`, measured / 1000, 'KB', bound / 1000);
    else if (work === 'elements') add(size, works[work], `${measured}`, measured, '', bound);
    else add(size, works[work], work === 'load' ? partsOf(cost, nothing) : '', measured, 'ms', bound);
  }
  if (!cost.isLive) miss(size, 'the data is in', 'data-ready="view" was not set within 3 s');
}

function partsOf({ least, scripts, styling, layout }: PageCost, nothing: number): string {
  const parts = `scripts ${scripts.toFixed(0)}, styles ${styling.toFixed(0)}, layout ${layout.toFixed(0)} ms`;
  return `the least run ${least.toFixed(0)} ms, of it ${parts}; an empty page takes ${nothing.toFixed(0)} ms`;
}

async function addAudits(address: string, chromium: string, folder: string): Promise<void> {
  const pages = { board: 'boards/work/', record: 'records/work/record-40/', docs: 'docs/' };
  for (const [name, path] of Object.entries(pages)) {
    const audit = await auditPage(address + path, chromium, folder);
    if (!audit) {
      miss(auditedSize, `Lighthouse: ${name}`, `not here: ${lighthouseWay}`);
      continue;
    }
    for (const [category, least] of Object.entries(points)) {
      const reached = audit.points[category] ?? 0;
      // points are to be reached, so what is missing of them has the bound
      add(auditedSize, `Lighthouse: ${name}, ${category}`, `${reached} of 100`, 100 - reached, 'lost', 100 - least);
    }
    if (audit.lost.length > 0) process.stderr.write(`Lighthouse on ${name}:\n${audit.lost.map((line) => `  ${line}\n`).join('')}`);
  }
}
