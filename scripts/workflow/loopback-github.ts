import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, answers, type LoopbackRepository, newRepository } from './loopback-repository.ts';
import { understand } from './openapi.ts';

interface Call {
  /** Method and address. */
  path: string;
  authorization: string | undefined;
  body: unknown;
}

/** What is answered in the place of the next request of an operation; `drop`: the connection is cut, after the request was done or instead of it. */
export interface Trouble extends Partial<Answer> {
  headers?: { [name: string]: string };
  drop?: 'before' | 'after';
}

/** A GitHub of one repository on this machine; it answers only what fits GitHub's own description of its API. */
export interface LoopbackGitHub {
  api: string;
  calls: Call[];
  repository: LoopbackRepository;
  /** Operations the token has no right to, by their names. */
  forbidden: Set<string>;
  /** What goes wrong, by the name of the operation, once each. */
  troubles: Map<string, Trouble[]>;
  /** Throws where a request did not fit the description: the test that made it has failed. */
  close(): void;
}

/** Starts it. */
export async function openGitHub(more: Partial<LoopbackRepository> = {}): Promise<LoopbackGitHub> {
  const repository = newRepository(more);
  const [calls, faults, forbidden, troubles]: [Call[], string[], Set<string>, LoopbackGitHub['troubles']] = [[], [], new Set(), new Map()];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const asked = understand(method, url, text);
      calls.push({
        path: `${method} ${url}`,
        authorization: headers.authorization,
        body: 'body' in asked && text !== '' ? asked.body : undefined,
      });
      const fault = 'fault' in asked ? asked.fault : faultOfHeaders(headers, text);
      if (fault !== undefined || 'fault' in asked) {
        faults.push(fault ?? '');
        return send(response, { status: 422, data: { message: `not as GitHub describes it: ${fault}` } });
      }
      const trouble = troubles.get(asked.id)?.shift();
      if (trouble?.drop === 'before') return response.destroy();
      if (trouble?.status !== undefined)
        return send(response, { status: trouble.status, data: trouble.data ?? { message: 'trouble' } }, trouble.headers);
      const isOther = asked.path['owner'] !== undefined && `${asked.path['owner']}/${asked.path['repo']}` !== repository.name;
      if (isOther) return send(response, { status: 404, data: { message: 'Not Found' } });
      if (forbidden.has(asked.id)) return send(response, { status: 403, data: { message: 'Resource not accessible by integration' } });
      const answer = answers[asked.id]?.(repository, asked) ?? { status: 501, data: { message: `${asked.id} is not answered here` } };
      const isUnforeseen = answer.status < 300 && !asked.statuses.includes(answer.status);
      if (isUnforeseen || answer.status === 501) faults.push(`${asked.id}: answered ${answer.status}, which is not described`);
      if (trouble?.drop === 'after') return response.destroy();
      return send(response, ...pageOf(answer, url, asked.query, api));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
    if (faults.length > 0) throw new Error(`GitHub would not have understood:\n${faults.join('\n')}`);
  };
  return { api, calls, repository, forbidden, troubles, close };
}

/** What GitHub asks of every request. */
function faultOfHeaders(headers: IncomingHttpHeaders, text: string): string | undefined {
  if (!headers['user-agent']) return 'there is no User-Agent';
  if (!/^(token|bearer) \S+$/i.test(headers.authorization ?? '')) return 'there is no token';
  if (!headers.accept?.startsWith('application/vnd.github')) return `it accepts ${headers.accept}`;
  return text !== '' && !headers['content-type']?.startsWith('application/json') ? `the body is ${headers['content-type']}` : undefined;
}

/** A page of a list, and where the next one is. */
function pageOf(
  { status, data }: Answer,
  url: string,
  query: { [name: string]: string },
  api: string,
): [Answer, { [name: string]: string }] {
  const size = Math.min(Number(query['per_page'] ?? 30), 100);
  const page = Number(query['page'] ?? 1);
  if (!Array.isArray(data)) return [{ status, data }, {}];
  const next = new URL(url, api);
  next.searchParams.set('page', String(page + 1));
  const link = page * size < data.length ? { link: `<${next.href}>; rel="next"` } : {};
  return [{ status, data: data.slice((page - 1) * size, page * size) }, link as { [name: string]: string }];
}

function send(response: ServerResponse, { status, data }: Answer, headers: { [name: string]: string } = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(data));
}
