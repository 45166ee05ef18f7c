import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findChromium, startBrowser } from '../site/tests/browser.ts';

const rounds = 7;

/** Milliseconds from the moment a record's file was written under `woad start` until an open page of it shows that: the median of several; undefined without a Chromium. */
export async function measureEdit(woadFile: string, root: string): Promise<number | undefined> {
  const chromium = findChromium();
  if (chromium === undefined) return undefined;
  const server = spawn(process.execPath, [woadFile, 'start', '--root', root, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const browser = await startBrowser(chromium);
  try {
    const address = await addressOf(server);
    const page = await browser.newPage();
    const name = readdirSync(join(root, 'records/work/next'))[0] ?? '';
    const file = join(root, 'records/work/next', name);
    await page.goto(`${address}records/work/${name.replace('.md', '')}/`);
    // the first ones make ready what the others find
    for (const title of ['Once', 'Twice']) await edit(page, file, title);
    const took: number[] = [];
    for (let round = 0; round < rounds; round++) took.push(await edit(page, file, `Edited for the ${round + 1}. time`));
    return medianOf(took);
  } finally {
    await browser.close();
    server.kill();
  }
}

/** The middle one of an odd number of measures. */
export function medianOf(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function edit(page: Page, file: string, title: string): Promise<number> {
  // a person does not write while the page is still being drawn
  await page.waitForTimeout(700);
  const text = readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: ${title}`);
  const began = performance.now();
  writeFileSync(file, text);
  await page.waitForFunction((wanted) => document.querySelector('h1')?.textContent === wanted, title, { polling: 20 });
  return performance.now() - began;
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (bytes: Buffer) => {
      said += bytes;
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    server.on('exit', (code) => reject(new Error(`woad start: exit ${code}`)));
  });
}
