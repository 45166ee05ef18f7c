import type { ZodString } from 'zod';
import type { Action, ActionWorld } from '../model/action.ts';
import { isAboutRecord, type TrackerEvent } from '../model/event.ts';
import type { Zod } from '../model/field-type.ts';
import { type OncePer, oncePerOf, oncePerSchema } from '../model/once-per.ts';
import { recordName } from '../model/record.ts';
import type { Value } from '../model/value.ts';

interface Options extends OncePer {
  url?: string | undefined;
  url_secret?: string | undefined;
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET';
  headers: { [name: string]: string };
  json?: unknown;
  secret?: string | undefined;
  retry: boolean;
}

const hostPattern = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?)(?:[/?]|$)/i;
const ownHeaders = ['host', 'content-length', 'content-type', 'transfer-encoding', 'connection', 'expect', 'upgrade', 'te', 'trailer'];

export default {
  summary: 'Calls an address on the web, with JSON, signed by a secret where one is named.',
  alone: true,
  options: (z) =>
    z
      .strictObject({
        url: z
          .string()
          .refine((url) => hostPattern.test(url), {
            error: 'expected https:// and a host written in full, such as https://hooks.example.org/deals/{{ slug }}',
          })
          .optional()
          .describe('The address; webhooks.allow in workspace.yml names its host. A value in it is escaped.'),
        url_secret: nameOfSecret(z, 'CHAT_URL')
          .optional()
          .describe(
            'In place of url, the name of the secret that holds the whole address, as a chat gives it. webhooks.allow names its host, and nothing else of it is told.',
          ),
        method: z.enum(['POST', 'PUT', 'PATCH', 'DELETE', 'GET']).default('POST').describe('How it is called.'),
        headers: z
          .record(
            z.string(),
            z.string().refine((text) => /^[\t\x20-\x7e]*$/.test(text), {
              error: 'expected one line of plain letters; others may stand in json',
            }),
          )
          .refine((headers) => Object.keys(headers).every((name) => /^[a-z0-9-]+$/i.test(name) && !isOwn(name)), {
            error: `expected names of letters, digits and "-", and none of those that are set by themselves: ${ownHeaders.join(', ')}, x-woad-...`,
          })
          .default({})
          .describe('Headers beside those it has by itself.'),
        json: z
          .unknown()
          .refine((json) => json === undefined || (json !== null && typeof json === 'object'), { error: 'expected a map or a list' })
          .meta({ type: ['object', 'array'] })
          .optional()
          .describe('What is sent; the event and the record, without private fields, when absent.'),
        secret: nameOfSecret(z, 'CRM_SECRET').optional().describe('The name of the secret that signs it, in the header X-Woad-Signature.'),
        retry: z.boolean().default(true).describe('Whether it is tried again when the other side cannot take it now.'),
        once_per: oncePerSchema(z),
      })
      .refine(({ url, url_secret }) => (url === undefined) !== (url_secret === undefined), {
        error: 'expected either url or url_secret, and not both',
      })
      .refine(({ method, json }) => method !== 'GET' || json === undefined, { error: 'expected no json beside method: GET' }),
  writes: { url: 'url', headers: 'header', json: 'value' },
  plan(event, { url, url_secret: urlSecret, method, headers, json, secret, retry, ...rest }, world) {
    const problem = url === undefined ? undefined : urlProblem(url);
    if (problem !== undefined) return { problem: `url: ${problem}` };
    const body = json ?? (method === 'GET' ? undefined : tellEvent(event, world));
    return [
      {
        kind: 'webhook',
        ...(url === undefined ? {} : { url }),
        ...(urlSecret === undefined ? {} : { urlSecret }),
        method,
        headers,
        ...(body === undefined ? {} : { json: body }),
        ...(secret === undefined ? {} : { secret }),
        retry,
        ...oncePerOf(rest),
      },
    ];
  },
  reaches: ({ url, url_secret: urlSecret, secret }) => {
    const [, host] = (typeof url === 'string' && hostPattern.exec(url)) || [];
    return [
      ...(host === undefined ? [] : [{ kind: 'host' as const, name: host.toLowerCase(), option: 'url' }]),
      ...(urlSecret === undefined ? [] : [{ kind: 'secret' as const, name: urlSecret, option: 'url_secret' }]),
      ...(secret === undefined ? [] : [{ kind: 'secret' as const, name: secret, option: 'secret' }]),
    ];
  },
  example:
    'call-webhook:\n  url: "https://hooks.example.org/deals/{{ slug }}"\n  json: { title: "{{ title }}", list: "{{ list }}", by: "{{ actor }}" }\n  secret: CRM_SECRET',
} satisfies Action<Options>;

function nameOfSecret(z: Zod, example: string): ZodString {
  return z.string().regex(/^[A-Z][A-Z0-9_]*$/, { error: `expected the name of a secret, such as ${example}` });
}

function isOwn(name: string): boolean {
  return ownHeaders.includes(name.toLowerCase()) || /^x-woad-/i.test(name);
}

/** Why an address that was filled in is none. */
function urlProblem(url: string): string | undefined {
  const [, host = ''] = hostPattern.exec(url) ?? [];
  if (!URL.canParse(url)) return 'what came of it is no address';
  if (isStrayPath(url.slice(`https://${host}`.length))) return 'a part of its path is "." or "..", which leads elsewhere';
  return undefined;
}

/** An address with such a part would be read as another one; `%2e` counts as a point. */
function isStrayPath(path: string): boolean {
  const parts = path.replace(/[?#].*$/s, '').split(/[/\\]/);
  return parts.some((part) => /^(\.|%2e){1,2}$/i.test(part));
}

/** What happened and the record as it is now; private fields stay here. */
function tellEvent(event: TrackerEvent, { boards }: ActionWorld): unknown {
  const { kind, key, from, to, detail, actor, at, commit, record } = event;
  const told = { kind, actor, at, commit, ...(detail === undefined ? {} : { detail }) };
  const fields = boards.get(record.board)?.fields;
  const isPrivate = (name: string | undefined) => name !== undefined && fields?.get(name)?.private === true;
  const change = key === undefined ? {} : isPrivate(key) ? { key } : { key, from: from ?? null, to: to ?? null };
  if (!isAboutRecord(event)) return { event: told };
  const values: { [name: string]: Value } = {};
  for (const [name, value] of record.values) if (!isPrivate(name)) values[name] = value;
  const { board, list, slug, title } = record;
  return { event: { ...told, ...change }, record: { name: recordName(record), board, list, slug, title, values } };
}
