import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: { [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};
const packed = new Set(['.html', '.css', '.js', '.json', '.svg', '.xml', '.txt']);

/** A built site on this machine. */
export interface Served {
  /** `http://127.0.0.1:port/`. */
  address: string;
  close(): void;
}

/** Serves a built site as GitHub Pages does: packed by gzip, to be kept for ten minutes, `/x/` from `x/index.html`, 404.html for what is missing. */
export async function serveSite(folder: string): Promise<Served> {
  const ready = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = join(folder, normalize(`/${decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''))}`));
    const found = [path, join(path, 'index.html')].find((each) => existsSync(each) && statSync(each).isFile());
    const file = found ?? join(folder, '404.html');
    const ending = extname(file);
    const isPacked = packed.has(ending);
    const bytes = ready.get(file) ?? (isPacked ? gzipSync(readFileSync(file), { level: 6 }) : readFileSync(file));
    ready.set(file, bytes);
    response.writeHead(found ? 200 : 404, {
      'Content-Type': types[ending] ?? 'application/octet-stream',
      'Content-Length': bytes.length,
      'Cache-Control': 'max-age=600',
      Vary: 'Accept-Encoding',
      ...(isPacked ? { 'Content-Encoding': 'gzip' } : {}),
    });
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
