import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterTests } from './left.ts';

interface Got extends Pick<IncomingMessage, 'method' | 'url' | 'headers'> {
  body: string;
}

/** Listens on this machine; answers as told, or 204. */
export async function openReceiver(answer: RequestListener = (_, response) => response.writeHead(204).end(), server?: Server) {
  const got: Got[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => {
      got.push({ method: request.method, url: request.url, headers: request.headers, body });
      answer(request, response);
    });
  };
  const opened = (server ?? createServer()).on('request', listener);
  afterTests(() => {
    opened.closeAllConnections();
    opened.close();
  });
  await new Promise<void>((resolve) => {
    opened.listen(0, '127.0.0.1', resolve);
  });
  const { port } = opened.address() as AddressInfo;
  return { port, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/deals?token=hush`, got, close: () => opened.close() };
}

/** A lookup that answers each question with the next of the addresses. */
export function answerLookups(addresses: string[]) {
  const asked: string[] = [];
  const lookup: LookupFunction = (host, options, done) => {
    asked.push(host);
    const address = addresses[asked.length - 1] ?? '';
    const family = address.includes(':') ? 6 : 4;
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
  return { lookup, asked };
}
