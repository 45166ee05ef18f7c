import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../site/tests/browser.ts';

/** What a person does when there is no Chromium. */
export const wayToGetChromium = 'npm run chromium (or set WOAD_CHROMIUM to the path of a Chromium)';

/** Whether a run of the tests may install one unasked: on a machine of CI and as root on Debian, unless WOAD_CHROMIUM says which to use. */
export function mayInstallChromium(): boolean {
  if (process.env['WOAD_CHROMIUM']) return false;
  return process.env['CI'] === 'true' || isRootOnDebian();
}

/** Installs a Chromium: Debian's own as root, Playwright's download elsewhere. Gives its path, or undefined when neither could be had. */
export function installChromium(): string | undefined {
  if (isRootOnDebian()) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']);
  }
  if (!findChromium()) {
    const playwright = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url));
    run(process.execPath, [playwright, 'install', '--no-shell', 'chromium']);
  }
  return findChromium();
}

function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function run(program: string, args: string[]): void {
  spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.env['WOAD_CHROMIUM'];
  const path = findChromium() ?? (wanted ? undefined : installChromium());
  const missing = wanted
    ? `WOAD_CHROMIUM names ${wanted}, where nothing is`
    : 'none could be installed; set WOAD_CHROMIUM to the path of one';
  process.stdout.write(`chromium: ${path ?? missing}\n`);
}
