import type { Octokit } from '@octokit/rest';
import type { EffectResult } from '../model/effect.ts';
import { notBeforeFrom } from './retry-after.ts';

/** Where GitHub is and who asks: `https://api.github.com` unless a workflow says otherwise. */
export interface GitHub {
  api: string;
  token: string;
  /** `owner/name` */
  repository: string;
}

export interface Client {
  rest: Octokit['rest'];
  paginate: Octokit['paginate'];
  /** Of the repository that is asked about. */
  owner: string;
  repo: string;
}

const longestAnswer = 20_000;

/** What asks GitHub: loaded when it is needed; no request takes longer than 20 s, and nothing is written to the terminal. */
export async function openClient({ api, token, repository }: GitHub): Promise<Client> {
  const { Octokit } = await import('@octokit/rest');
  const [owner = '', repo = ''] = repository.split('/');
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const request = {
    fetch: (url: string, options: RequestInit) => fetch(url, { ...options, signal: AbortSignal.timeout(longestAnswer) }),
  };
  const { rest, paginate } = new Octokit({ auth: token, baseUrl: api.replace(/\/$/, ''), userAgent: 'woad', log, request });
  return { rest, paginate, owner, repo };
}

/** What GitHub said when it did not do what it was asked. */
export interface Refusal {
  status: number;
  /** Of one line, without the token. */
  words: string;
  /** It may be otherwise later: GitHub is down, nothing answers, or there were too many requests. */
  passing: boolean;
  /** UTC instant before which it is of no use to ask again. */
  notBefore?: string;
}

/** Reads what a request to GitHub threw; what GitHub did not say is thrown on. */
export function refusalOf(error: unknown, { token }: GitHub, now: Date): Refusal {
  if (!isHttpError(error)) throw error;
  const { status, response } = error;
  const { headers, data } = response ?? {};
  const said = isObject(data) && typeof data['message'] === 'string' ? data['message'] : error.message;
  const isTooMuch = status === 429 || (status === 403 && (headers?.['x-ratelimit-remaining'] === '0' || /rate limit|abuse/i.test(said)));
  const reset = headers?.['x-ratelimit-remaining'] === '0' ? Number(headers['x-ratelimit-reset']) * 1000 : Number.NaN;
  const notBefore =
    notBeforeFrom(headers?.['retry-after'], now) ?? (reset > 0 ? notBeforeFrom(new Date(reset).toUTCString(), now) : undefined);
  const details = isObject(data) && Array.isArray(data['errors']) ? data['errors'].map(describeDetail).filter(Boolean).join('; ') : '';
  const answered = response
    ? `GitHub answered ${status}: ${said}${details ? ` (${details})` : ''}`
    : `GitHub could not be reached: ${said}`;
  const words = answered.replaceAll(token, '***').replace(/\s+/g, ' ').slice(0, 300);
  const passing = !response || isTooMuch || status >= 500;
  return { status: response ? status : 0, words, passing, ...(notBefore === undefined ? {} : { notBefore }) };
}

/** What came of an effect that GitHub refused. */
export function resultOfRefusal({ words, passing, notBefore }: Refusal): EffectResult {
  return { state: passing ? 'later' : 'failed', reason: words, ...(passing && notBefore !== undefined ? { notBefore } : {}) };
}

interface HttpError extends Error {
  status: number;
  response?: { headers: { [name: string]: string | number | undefined }; data: unknown };
}

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number';
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return value !== null && typeof value === 'object';
}

/** One of the `errors` of an answer: its words, or what it is about. */
function describeDetail(detail: unknown): string {
  if (typeof detail === 'string') return detail;
  if (!isObject(detail)) return '';
  return typeof detail['message'] === 'string' ? detail['message'] : [detail['field'], detail['code']].filter(Boolean).join(' ');
}
