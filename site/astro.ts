import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { readBeside, type Summary } from './beside.ts';
import { baseOf, type SiteOptions, trackerOptions } from './options.ts';

/** A development server that runs until it is stopped. */
export interface RunningSite {
  /** `http://127.0.0.1:4321/`. */
  address: string;
  port: number;
  stop(): Promise<void>;
}

/** Builds the site of a tracker; Astro speaks only when something is wrong. It works in `scratch`, an empty folder below this package, so that two builds at once do not meet. */
export async function buildSite(options: SiteOptions, scratch: string): Promise<Summary> {
  // Astro keeps what it runs while it builds below the folder it is started in, where a tracker has no packages
  process.chdir(scratch);
  // a build is over before what the last of Node's compilers makes has paid for the making: a tenth of its time, on all cores
  setFlagsFromString('--no-turbofan');
  // the tracker is read while all else is loaded
  const tracker = readBeside(trackerOptions(options, baseOf(options), false));
  try {
    const [{ siteConfig }, { build }] = await Promise.all([import('./integration.ts'), loadAstro('production')]);
    await build({ ...siteConfig(options, tracker), configFile: false, mode: 'production', logLevel: 'error' });
    return (await tracker.read()).summary;
  } finally {
    await tracker.stop();
    process.chdir(import.meta.dirname);
  }
}

/** Starts the development server on this machine only, at the port or the next free one. */
export async function startSite(options: SiteOptions, port: number): Promise<RunningSite> {
  const [{ siteConfig }, { dev }] = await Promise.all([import('./integration.ts'), loadAstro('development')]);
  const config = siteConfig(options);
  const server = await dev({
    ...config,
    configFile: false,
    mode: 'development',
    logLevel: 'error',
    server: { host: '127.0.0.1', port, open: false },
  });
  const { port: taken } = server.address as AddressInfo;
  return { address: `http://127.0.0.1:${taken}${config.base ?? '/'}`, port: taken, stop: () => server.stop() };
}

/** Astro asks nobody for newer versions, tells nobody about this run, and takes no other mode from the environment. */
async function loadAstro(mode: 'production' | 'development'): Promise<typeof import('astro')> {
  process.env['NODE_ENV'] = mode;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
  // the bundler's memory in pages of 4 KB, given back at once: huge ones, kept, cost 200 MB and half a second of the system's time
  process.env['MIMALLOC_ALLOW_THP'] ??= '0';
  process.env['MIMALLOC_PURGE_DELAY'] ??= '0';
  return import('astro');
}
