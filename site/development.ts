import type { AstroIntegration } from 'astro';
import type { FolderWatch } from '../scripts/model/folder-watch.ts';
import { type SiteData, siteData } from './data.ts';
import type { Feed, FeedFile } from './feed.ts';
import { followFolders } from './follow.ts';
import { markNames } from './page.ts';
import { normalBase } from './render/address.ts';
import { contextOf } from './render/contexts.ts';

/** The server that Astro develops with: Vite's. */
type DevelopmentServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

const types: { [ending: string]: string } = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  bmp: 'image/bmp',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  csv: 'text/plain; charset=utf-8',
  log: 'text/plain; charset=utf-8',
  json: 'application/json',
};

/**
 * Addresses that Astro's development server would take for others: what is no text when decoded, at which it stops, becomes one where there is
 * no page; a board, record, person, view or page of the docs called as a page of the program gets a mark.
 */
export function mendAddresses(server: DevelopmentServer, base: string): void {
  // Astro puts its own steps before those of integrations: this has to come earlier still
  server.httpServer?.prependListener('request', (request) => {
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(request.url ?? '') ?? [];
    try {
      decodeURI(path);
    } catch {
      request.url = `${normalBase(base)}404/`;
      return;
    }
    if (!path.startsWith(normalBase(base))) return;
    const parts = path.slice(normalBase(base).length).split('/').filter(Boolean);
    const marked = markNames(parts, siteData().languages);
    if (marked.join() !== parts.join()) request.url = `${normalBase(base)}${marked.join('/')}/${rest}`;
  });
}

/** Hands out attachments at the addresses they will have when built; `read` gives the bytes at a path of the tracker. */
export function serveFiles(server: DevelopmentServer, base: string, read: (path: string) => Uint8Array | undefined): void {
  const start = `${base.replace(/\/$/, '')}/files/`;
  server.middlewares.use((request, response, next) => {
    const address = addressIn(request.url ?? '', start);
    const file = address === undefined ? undefined : [...siteData().files.values()].find((each) => each.address === address);
    const bytes = file && read(file.path);
    if (!file || !bytes) return next();
    const ending = /\.([^.]+)$/.exec(file.address)?.[1]?.toLowerCase() ?? '';
    response.setHeader('Content-Type', types[ending] ?? 'application/octet-stream');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.end(bytes);
  });
}

/** Hands out the data files at the addresses they will have when built. */
export function serveFeeds(server: DevelopmentServer, base: string, feeds: ReadonlyMap<string, Feed>): void {
  let known: { site: SiteData; files: Map<string, FeedFile> } | undefined;
  const filesOf = (site: SiteData): Map<string, FeedFile> => {
    if (known?.site === site) return known.files;
    const files = [...feeds.values()].flatMap((feed) => [...feed.files(site, (language) => contextOf(site, language))]);
    known = { site, files: new Map(files.map((file) => [file.address, file])) };
    return known.files;
  };
  server.middlewares.use((request, response, next) => {
    const address = addressIn(request.url ?? '', normalBase(base));
    const file = address === undefined ? undefined : filesOf(siteData()).get(address);
    if (!file) return next();
    response.setHeader('Content-Type', feedTypes[/\.([^.]+)$/.exec(file.address)?.[1] ?? ''] ?? 'text/plain; charset=utf-8');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.end(file.text());
  });
}

const feedTypes: { [ending: string]: string } = {
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
};

function addressIn(url: string, start: string): string | undefined {
  const path = url.replace(/[?#].*$/s, '');
  if (!path.startsWith(start)) return undefined;
  try {
    return decodeURIComponent(path.slice(start.length)).normalize('NFC');
  } catch {
    return undefined;
  }
}

/** How long it stays quiet before changes are read, after a change that looks whole and after others, and how long the first of a row of changes waits at most; milliseconds. */
const brief = 10;
const quiet = 50;
const patience = 500;
const pause = 1000;
/** More paths than these are changed by a program that is at work, not by somebody who saves a file. */
const fewPaths = 4;

/** What keeps the site in step with the files. */
export interface Keeping {
  /** Which reading the pages are drawn from now; each has a number of its own, also after the program was started again. */
  reading(): number;
  /** Whether all that was heard of is read. */
  isSettled(): boolean;
  /** Reads for the first time, and from then on after every change. */
  begin(): Promise<void>;
  /** Something else came that is told on pages: a commit. */
  hear(): void;
  stop(): void;
}

/**
 * Reads the tracker anew whenever one of its files has changed. Readings follow one another: what changes during one is read by
 * the next, and one that fails is made again, so the last is always newer than the last change.
 */
export function keepUp(
  disk: FolderWatch,
  { read, shown, tell, told }: { read(): Promise<void>; shown(): void; tell(): Promise<void>; told(trouble: string): void },
): Keeping {
  let count = Date.now();
  let timer: NodeJS.Timeout | undefined;
  let telling: NodeJS.Timeout | undefined;
  let since: number | undefined;
  let busy = true;
  let changed = false;
  let stopped = false;
  let trouble = '';
  const heard = new Set<string>();
  const following = followFolders(disk, (path) => {
    heard.add(path);
    hear();
  });

  function hear(): void {
    changed = true;
    if (busy || stopped) return;
    since ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(again, Math.max(0, Math.min(isWhole() ? brief : quiet, since + patience - Date.now())));
  }

  /** Programs that save take a file away for a moment, or write it from its beginning: what is gone or empty may be there in a moment. */
  function isWhole(): boolean {
    return heard.size <= fewPaths && [...heard].every((path) => !/\.(md|yml)$/.test(path) || disk.holds(path));
  }

  async function readAll(): Promise<void> {
    busy = true;
    changed = false;
    heard.clear();
    since = undefined;
    following.catchUp();
    await read();
    count += 1;
  }

  async function again(): Promise<void> {
    try {
      await readAll();
    } catch (error) {
      if (String(error) !== trouble) told(String(error));
      trouble = String(error);
      if (!stopped) timer = setTimeout(again, pause);
      return;
    }
    trouble = '';
    shown();
    clearTimeout(telling);
    // open pages ask anew at once, and come before what is told in the terminal
    telling = setTimeout(() => tell().catch((error: unknown) => told(String(error))), patience);
    rest();
  }

  function rest(): void {
    busy = false;
    if (changed) hear();
  }

  return {
    reading: () => count,
    isSettled: () => !busy && !changed,
    hear,
    async begin() {
      await readAll();
      shown();
      await tell();
      rest();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(telling);
      following.stop();
    },
  };
}

/** Reads the documentation anew when one of its files has changed, and has open pages loaded again. */
export function followDocs({ watcher, ws }: DevelopmentServer, folder: string, read: () => void): void {
  watcher.add(folder);
  watcher.on('all', (_event, path) => {
    if (!path.startsWith(folder) || !path.endsWith('.md')) return;
    read();
    ws.send({ type: 'full-reload' });
  });
}

/** Makes every open page renew itself that was drawn from an older reading (its layout is told in a header): `renew` tells those that listen, the others ask as soon as they do. An answer says when a newer reading is on its way. */
export function renewPages(server: DevelopmentServer, reading: () => number, isSettled: () => boolean): { renew(): void } {
  server.middlewares.use((request, response, next) => {
    // taken before anything is drawn: a page may be thought older than it is, never newer
    request.headers['x-woad-reading'] = String(reading());
    if (!isSettled()) response.setHeader('X-Woad-Unsettled', 'yes');
    next();
  });
  server.ws.on('woad:shown', (shown: unknown, page) => {
    if (shown !== String(reading())) page.send('woad:newer');
  });
  return { renew: () => server.ws.send('woad:newer') };
}
