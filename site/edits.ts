import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AstroIntegration } from 'astro';
import type { Edited, Editor } from '../scripts/model/editor.ts';
import { normalBase } from './render/address.ts';

type DevelopmentServer = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0]['server'];

/** Below the base of the site: where its pages ask for changes, and for taking one back by its number. No page has such an address. */
const place = '@woad/';
const mostBytes = 1024 ** 2;
const ownHosts = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * Takes what the pages of this server ask to be changed, and nobody else: each page is given a secret of this run, which a page of another
 * origin cannot read, and a request must come from the very host it goes to, which is this machine by name.
 */
export function takeEdits(server: DevelopmentServer, base: string, editor: Editor | undefined): void {
  const secret = randomBytes(24).toString('base64url');
  const start = normalBase(base) + place;
  server.middlewares.use(async (request, response, next) => {
    delete request.headers['x-woad-secret'];
    const given = request.headers['x-woad-token'];
    delete request.headers['x-woad-token'];
    if (!editor) return next();
    const path = (request.url ?? '').replace(/[?#].*$/s, '');
    if (!path.startsWith(start)) {
      // pages are drawn by the same server, which is told the secret as it is told the reading
      if (ownHosts.test(request.headers.host ?? '')) request.headers['x-woad-secret'] = secret;
      return next();
    }
    const refusal = refusalOf(request, typeof given === 'string' && isSame(given, secret));
    if (refusal) return answer(response, refusal.status, { problems: [refusal.why], written: 0 });
    try {
      const asked = path.slice(start.length);
      const number = /^undo\/(\d{1,15})$/.exec(asked)?.[1];
      if (number === undefined && asked !== 'changes') return answer(response, 404, { problems: ['there is no such place'], written: 0 });
      const text = await readBody(request);
      if (text === undefined) return answer(response, 413, { problems: ['more than 1 MiB was sent'], written: 0 });
      const edited = number === undefined ? await editor.change(text) : await editor.undo(Number(number));
      answer(response, edited.problems.length > 0 ? 409 : 200, edited);
    } catch (error) {
      answer(response, 500, { problems: [String(error)], written: 0 });
    }
  });
}

function refusalOf(request: IncomingMessage, isKnown: boolean): { status: number; why: string } | undefined {
  const { host = '', origin } = request.headers;
  if (request.method !== 'POST') return { status: 405, why: 'expected POST' };
  if (!ownHosts.test(host)) return { status: 403, why: `${host} is not this machine` };
  if (origin !== `http://${host}`) return { status: 403, why: 'only pages of this server change files' };
  if (!isKnown) return { status: 403, why: 'the page is older than this server; load it anew' };
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return { status: 415, why: 'expected JSON' };
  return undefined;
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size <= mostBytes) parts.push(part);
  }
  return size > mostBytes ? undefined : Buffer.concat(parts).toString('utf8');
}

function answer(response: ServerResponse, status: number, edited: Edited): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.end(JSON.stringify(edited));
}

function isSame(one: string, other: string): boolean {
  const [given, known] = [Buffer.from(one), Buffer.from(other)];
  return given.length === known.length && timingSafeEqual(given, known);
}
