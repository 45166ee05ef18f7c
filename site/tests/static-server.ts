import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: { [ending: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
};

export interface StaticServer {
  /** `http://127.0.0.1:port/base/`. */
  address: string;
  close(): void;
}

/** Serves a folder below a base as GitHub Pages does: `/x/` is `x/index.html`, what is missing gets 404.html. */
export async function serveFolder(folder: string, base: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''));
    const wanted = path.startsWith(base) ? join(folder, normalize(`/${path.slice(base.length)}`)) : '';
    const file = [wanted, join(wanted, 'index.html')].find((each) => wanted !== '' && statSync(each, { throwIfNoEntry: false })?.isFile());
    const found = file ?? join(folder, '404.html');
    response.writeHead(file ? 200 : 404, { 'Content-Type': types[extname(found)] ?? 'application/octet-stream' });
    createReadStream(found)
      .on('error', () => response.end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`, close: () => server.close() };
}
