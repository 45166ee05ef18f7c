import type { Editor } from '../scripts/model/editor.ts';
import type { Audience } from './data.ts';
import { normalBase } from './render/address.ts';
import type { Reading, TrackerOptions } from './tracker.ts';

/** What a site is built of, and for whom. */
export interface SiteOptions {
  /** The tracker's folder. */
  root: string;
  audience: Audience;
  /** Where the built site goes; `dist/` of the tracker unless told. */
  out?: string;
  base?: string;
  /** Where the site will stand: `https://tidewater.github.io`. */
  origin?: string;
  environment: Readonly<{ [name: string]: string | undefined }>;
  /** Told after each reading of the development server, when the pages show it. */
  onRead?(read: Reading): void | Promise<void>;
  /** Makes what pages of the development server ask for; without one they ask for nothing. */
  editor?: Editor;
}

/** Below which the site stands; begins and ends with "/". */
export function baseOf({ base, environment }: SiteOptions): string {
  return normalBase(base ?? environment['WOAD_BASE'] ?? '/');
}

/** What a reader of the tracker is told. */
export function trackerOptions({ root, audience, origin, environment }: SiteOptions, base: string, live: boolean): TrackerOptions {
  return { root, audience, base, live, environment, ...(origin === undefined ? {} : { origin }) };
}
