import { lookup as ask } from 'node:dns';
import { type ClientRequestArgs, Agent as HttpAgent, request as requestHttp, validateHeaderName, validateHeaderValue } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { EffectResult, WebhookEffect } from '../model/effect.ts';
import { guardLookup, ipProblem, refusedCode } from './address-guard.ts';
import { hmacSha256 } from './digest.ts';
import { notBeforeFrom } from './retry-after.ts';

/** What a webhook goes out with, beside what its rule says. */
export interface WebhookWorld {
  /** Of the effect: the other side knows a repetition by it. */
  key: string;
  /** What the secret that the effect names holds; undefined where there is none of that name. */
  secretValue: string | undefined;
  /** What the secret holds that is named in the place of an address. */
  secretUrl?: string | undefined;
  now: Date;
  /** Hosts as `workspace.yml` has them, with a port where it is not 443. */
  allowedHosts: string[];
  /** In all, from the question for the address to the end of the answer; 10,000 where nothing is said. */
  milliseconds?: number;
  /** For tests: a request to this port goes to this machine and to no other, also by `http:`. Never from the environment. */
  loopbackPort?: number;
  /** For tests: what answers for the name of a host. */
  lookup?: LookupFunction;
}

const mostAnswer = 64 * 1024;
/** Headers that say where a message begins and ends or who sends it: a rule sets none of them. */
const ownHeader =
  /^(host|content-length|transfer-encoding|connection|keep-alive|upgrade|te|trailer|expect|user-agent|idempotency-key|proxy-.*|x-woad-.*)$/;

/**
 * Sends a webhook. It goes by https to a host of the allow-list and to a public address, follows nothing, and its answer is thrown away.
 * No reason holds a secret, a header or more of the URL than its host.
 */
export async function postWebhook(effect: WebhookEffect, world: WebhookWorld): Promise<EffectResult> {
  const url = addressOf(effect, world);
  if (typeof url === 'string') return { state: 'failed', reason: url };
  const problem = urlProblem(url, world) ?? headerProblem(effect.headers);
  if (problem !== undefined) return { state: 'failed', reason: problem };
  if (effect.secret !== undefined && !world.secretValue) {
    return { state: 'failed', reason: `the secret ${effect.secret} is not set, so the webhook cannot be signed; nothing was sent` };
  }
  const body =
    effect.method === 'GET'
      ? ''
      : JSON.stringify(effect.json ?? {}, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
  const timestamp = String(Math.floor(world.now.getTime() / 1000));
  const headers = {
    ...(body ? { 'Content-Type': 'application/json' } : {}),
    ...Object.fromEntries(
      Object.entries(effect.headers).map(([name, value]) => [/^content-type$/i.test(name) ? 'Content-Type' : name, value]),
    ),
    ...(body ? { 'Content-Length': String(Buffer.byteLength(body)) } : {}),
    'User-Agent': 'woad',
    'Idempotency-Key': world.key,
    'X-Woad-Timestamp': timestamp,
    ...(effect.secret === undefined || !world.secretValue
      ? {}
      : { 'X-Woad-Signature': `sha256=${hmacSha256(world.secretValue, `${timestamp}.${body}`)}` }),
  };
  return send(url, effect, body, headers, world);
}

/** Where it goes, or why that is nowhere, told without what a secret holds. */
function addressOf({ url = '', urlSecret }: WebhookEffect, { secretUrl, loopbackPort }: WebhookWorld): URL | string {
  if (urlSecret === undefined)
    return URL.canParse(url) ? new URL(url) : 'the url is none; expected one such as https://hooks.example.org/deals';
  if (!secretUrl) return `the secret ${urlSecret}, which holds the address, is not set; nothing was sent`;
  const found = URL.canParse(secretUrl.trim()) ? new URL(secretUrl.trim()) : undefined;
  // what stands before the ":" of something else may be the secret itself
  if (found && (found.protocol === 'https:' || isLoopback(found, loopbackPort))) return found;
  return `the secret ${urlSecret} holds no address; expected one that begins with https://`;
}

/** Why a URL is none that a webhook goes to. */
function urlProblem(url: URL, { allowedHosts, loopbackPort }: WebhookWorld): string | undefined {
  const toLoopback = isLoopback(url, loopbackPort);
  if (url.protocol !== 'https:' && !toLoopback) return `the url begins with ${url.protocol}; a webhook goes only by https:`;
  if (url.username || url.password) return `the url for ${url.host} holds a user name or a password; expected them in a header`;
  if (!allowedHosts.some((host) => host.toLowerCase() === url.host)) {
    return `${url.host} is not among the hosts that webhooks may go to; expected it under webhooks: allow: in workspace.yml`;
  }
  // a connection looks up names only, so a number is looked at here
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  const problem = isIP(bare) ? ipProblem(bare, toLoopback) : undefined;
  return problem === undefined ? undefined : `${url.host} is ${problem}; a webhook goes only to public ones`;
}

function isLoopback({ port }: URL, loopbackPort: number | undefined): boolean {
  return loopbackPort !== undefined && port === String(loopbackPort);
}

/** Names only: what a header holds may be a key. */
function headerProblem(headers: WebhookEffect['headers']): string | undefined {
  for (const [name, value] of Object.entries(headers)) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch {
      return `the header ${JSON.stringify(name.slice(0, 60))} holds a line break or another character that no header can hold`;
    }
    if (ownHeader.test(name.toLowerCase())) return `the header ${name} is set by Woad; a rule cannot set it`;
  }
  return undefined;
}

function send(
  url: URL,
  effect: WebhookEffect,
  body: string,
  headers: ClientRequestArgs['headers'],
  world: WebhookWorld,
): Promise<EffectResult> {
  const { milliseconds = 10_000, loopbackPort, lookup = ask, now } = world;
  const toLoopback = isLoopback(url, loopbackPort);
  const again = (reason: string): EffectResult => ({ state: effect.retry ? 'later' : 'failed', reason });
  // agents of its own: those that everybody shares may go through a proxy
  const [request, agent] = url.protocol === 'http:' ? [requestHttp, new HttpAgent()] : [requestHttps, new HttpsAgent()];
  const signal = AbortSignal.timeout(milliseconds);
  const asked = request(url, { method: effect.method, headers, agent, signal, lookup: guardLookup(lookup, toLoopback) });
  const result = new Promise<EffectResult>((resolve) => {
    // the first line of an answer says what came of it, however the rest of it ends
    let isAnswered = false;
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (isAnswered) return;
      if (error.code === refusedCode)
        resolve({ state: 'failed', reason: `${url.host}: ${error.message}; a webhook goes only to public ones` });
      else if (signal.aborted) resolve(again(`${url.host} did not answer within ${milliseconds / 1000} s`));
      else resolve(again(`${url.host} could not be reached (${error.code ?? 'no connection'})`));
    });
    asked.on('close', () => {
      if (!isAnswered) resolve(again(`${url.host} did not answer in HTTP`));
    });
    asked.on('response', (response) => {
      isAnswered = true;
      let length = 0;
      response.on('data', (part: Buffer) => {
        length += part.length;
        if (length > mostAnswer) asked.destroy();
      });
      response.on('error', () => {});
      const { statusCode = 0, headers } = response;
      response.on('close', () => resolve(resultOf(statusCode, url.host, again, notBeforeFrom(headers['retry-after'], now))));
    });
  });
  asked.end(body);
  return result;
}

function resultOf(status: number, host: string, again: (reason: string) => EffectResult, notBefore: string | undefined): EffectResult {
  if (status >= 200 && status < 300) return { state: 'sent' };
  if (status >= 500 || [408, 425, 429].includes(status)) {
    const result = again(`${host} answered ${status}`);
    return result.state === 'later' && notBefore !== undefined ? { ...result, notBefore } : result;
  }
  const redirect = status >= 300 && status < 400 ? ', a redirect; webhooks follow none, so write the address it leads to' : '';
  return { state: 'failed', reason: `${host} answered ${status}${redirect}` };
}
