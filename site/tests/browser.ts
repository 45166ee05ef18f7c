import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The path of a Chromium to test with: `WOAD_CHROMIUM`, else the system's, else the one `npm run chromium` downloaded. */
export function findChromium(): string | undefined {
  const wanted = process.env['WOAD_CHROMIUM'];
  const places = wanted ? [wanted] : [...usualPlaces, chromium.executablePath()];
  return places.find((place) => existsSync(place));
}
