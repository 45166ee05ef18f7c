import type { AstroIntegration } from 'astro';
import { siteData } from './data.ts';

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

function addressIn(url: string, start: string): string | undefined {
  const path = url.replace(/[?#].*$/s, '');
  if (!path.startsWith(start)) return undefined;
  try {
    return decodeURIComponent(path.slice(start.length)).normalize('NFC');
  } catch {
    return undefined;
  }
}

const folders = ['records', 'lists', 'automations'];
const quiet = 80;

/** Reads the tracker anew when one of its files changes, then reloads the open pages; nothing else of the folder is looked at. */
export function watchTracker(server: DevelopmentServer, root: string, read: () => Promise<void>): void {
  const top = root.replaceAll('\\', '/').replace(/\/$/, '');
  server.watcher.add([...folders.map((folder) => `${top}/${folder}`), `${top}/workspace.yml`]);
  let timer: NodeJS.Timeout | undefined;
  const isOurs = (path: string) => {
    const below = path.replaceAll('\\', '/');
    return (
      below === `${top}/workspace.yml` || folders.some((folder) => below === `${top}/${folder}` || below.startsWith(`${top}/${folder}/`))
    );
  };
  server.watcher.on('all', (_event, path) => {
    if (!isOurs(path)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      read().then(
        () => server.ws.send({ type: 'full-reload' }),
        (error: unknown) => server.config.logger.error(String(error)),
      );
    }, quiet);
  });
}
