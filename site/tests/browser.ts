import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The Chromium that browser tests drive: `WOAD_CHROMIUM`, one of the system, one that Playwright downloaded; undefined when there is none. */
export function findChromium(environment: Readonly<{ [name: string]: string | undefined }> = process.env): string | undefined {
  const told = environment['WOAD_CHROMIUM'];
  if (told) return existsSync(told) ? told : undefined;
  const onPath = (environment['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => (folder === '' ? [] : names.map((name) => join(folder, name))));
  return [...places, ...onPath, playwrightChromium()].find((path) => path !== undefined && existsSync(path));
}

function playwrightChromium(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** Starts the Chromium that was found, with nothing that goes to the network by itself. */
export function startBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  });
}
