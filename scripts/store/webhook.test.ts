import { createHmac } from 'node:crypto';
import http, { Agent, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { effect, key, world } from '../story/calling.ts';
import { newCertificate } from '../story/certificate.ts';
import { answerLookups, openReceiver } from '../story/receiver.ts';
import { postWebhook, type WebhookWorld } from './webhook.ts';

describe('what goes out', () => {
  test('JSON with its key, signed so that the other side can prove it', async () => {
    const { port, host, url, got } = await openReceiver();
    const json = { title: 'Acme — "renewal"', value: 15_000, count: 3n };
    const sent = await postWebhook(
      effect(url, { json, secret: 'CRM_SECRET', headers: { Accept: 'text/plain', 'content-type': 'application/ld+json' } }),
      world([host], { secretValue: 'hunter2', loopbackPort: port }),
    );
    expect([sent, got.length]).toEqual([{ state: 'sent' }, 1]);
    const { method, url: path, headers, body } = got[0]!;
    expect([method, path, body]).toEqual(['POST', '/deals?token=hush', '{"title":"Acme — \\"renewal\\"","value":15000,"count":3}']);
    const { 'x-woad-timestamp': timestamp = '', 'x-woad-signature': signature, ...rest } = headers;
    expect(Number(timestamp)).toBe(Date.UTC(2026, 10, 21, 10, 15) / 1000);
    expect(signature).toBe(
      `sha256=${createHmac('sha256', 'hunter2')
        .update(Buffer.from(`${String(timestamp)}.${body}`))
        .digest('hex')}`,
    );
    expect(rest).toMatchObject({
      host,
      'idempotency-key': key,
      'user-agent': 'woad',
      accept: 'text/plain',
      'content-type': 'application/ld+json',
    });
  });

  test('a GET has no body, what has no secret no signature', async () => {
    const { port, host, url, got } = await openReceiver();
    await postWebhook(effect(url, { method: 'GET', json: { a: 1 } }), world([host], { loopbackPort: port }));
    expect(got[0]).toMatchObject({ method: 'GET', body: '' });
    expect(Object.keys(got[0]?.headers ?? {})).not.toContain('x-woad-signature');
    await postWebhook(effect(url), world([host], { loopbackPort: port }));
    expect(got[1]).toMatchObject({ method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'content-length': '2' } });
  });

  test('by https, to a server whose certificate is vouched for and to no other', async () => {
    const { key: own, cert } = newCertificate('hooks.example.org');
    const { port, got } = await openReceiver(undefined, createSecureServer({ key: own, cert }));
    const host = `hooks.example.org:${port}`;
    const lookup = answerLookups(['127.0.0.1', '127.0.0.1']).lookup;
    const post = () => postWebhook(effect(`https://${host}/deals`), world([host], { loopbackPort: port, lookup }));
    expect(await post()).toEqual({ state: 'failed', reason: `${host} could not be reached (DEPTH_ZERO_SELF_SIGNED_CERT)` });
    const before = getCACertificates('default');
    setDefaultCACertificates([...before, cert]);
    expect(await post()).toEqual({ state: 'sent' });
    setDefaultCACertificates(before);
    expect(got).toHaveLength(1);
  });
});

describe('what comes of an answer', () => {
  const answered = async (answer: RequestListener, more: Partial<WebhookWorld> = {}) => {
    const { port, host, url, got } = await openReceiver(answer);
    const ask = (retry: boolean) => postWebhook(effect(url, { retry }), world([host], { loopbackPort: port, ...more }));
    return { host, got, results: [await ask(true), await ask(false)] };
  };

  test.each([408, 425, 429, 500, 502, 503])('%i is tried again where the rule says so', async (status) => {
    const { host, results } = await answered((_, response) => response.writeHead(status, { 'Retry-After': '120' }).end('no'));
    const reason = `${host} answered ${status}`;
    expect(results).toEqual([
      { state: 'later', reason, notBefore: '2026-11-21T10:17:00Z' },
      { state: 'failed', reason },
    ]);
  });

  test.each([400, 401, 404, 410, 422])('%i is the end of it', async (status) => {
    const { host, results } = await answered((_, response) => response.writeHead(status).end());
    expect(results).toEqual([1, 2].map(() => ({ state: 'failed', reason: `${host} answered ${status}` })));
  });

  test.each([301, 302, 307, 308])('a redirect is not followed: %i', async (status) => {
    const inside = await openReceiver();
    const { results } = await answered((_, response) => response.writeHead(status, { Location: inside.url }).end());
    for (const result of results)
      expect(result).toMatchObject({ state: 'failed', reason: expect.stringContaining('a redirect; webhooks follow none') });
    expect(inside.got).toEqual([]);
  });

  test('silence, a dropped connection and nobody there are tried again', async () => {
    const silent = await answered(() => {}, { milliseconds: 80 });
    const dropped = await answered((request) => request.socket.destroy());
    expect(silent.results).toEqual(['later', 'failed'].map((state) => ({ state, reason: `${silent.host} did not answer within 0.08 s` })));
    expect(dropped.results).toEqual(
      ['later', 'failed'].map((state) => ({ state, reason: `${dropped.host} could not be reached (ECONNRESET)` })),
    );
    const other = await answered((_, response) => response.writeHead(101, { Connection: 'Upgrade', Upgrade: 'websocket' }).end());
    expect(other.results.map(({ state }) => state)).toEqual(['later', 'failed']);
    const gone = await openReceiver();
    gone.close();
    const result = await postWebhook(effect(gone.url, { retry: true }), world([gone.host], { loopbackPort: gone.port }));
    expect(result).toEqual({ state: 'later', reason: `${gone.host} could not be reached (ECONNREFUSED)` });
  });

  test('an answer is read up to 64 KiB, and one that never ends is cut off; its first line counts', async () => {
    let written = 0;
    const flood: RequestListener = (_, response) => {
      const part = Buffer.alloc(64 * 1024, 'x');
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && written < 1e9) {
          written += part.length;
          if (!response.write(part)) return response.once('drain', more);
        }
        return response;
      };
      more();
    };
    const { results } = await answered(flood);
    expect(results).toEqual([{ state: 'sent' }, { state: 'sent' }]);
    expect(written).toBeLessThan(64 * 1024 * 1024);
    const stuck: unknown[] = [];
    // on a slow machine the first line takes a while, too
    for (let milliseconds = 80; milliseconds < 10_000; milliseconds *= 2) {
      const { results } = await answered((_, response) => response.writeHead(200).write('x'), { milliseconds });
      stuck.splice(0, 2, ...results);
      if (results.every(({ state }) => state === 'sent')) break;
    }
    expect(stuck).toEqual([{ state: 'sent' }, { state: 'sent' }]);
  });

  test('the proxy that other requests go through is not used', async () => {
    const { host, url, port, got } = await openReceiver();
    const proxy = await openReceiver();
    const before = http.globalAgent;
    http.globalAgent = new Agent({ proxyEnv: { HTTP_PROXY: `http://${proxy.host}` } });
    const sent = await postWebhook(effect(url), world([host], { loopbackPort: port }));
    http.globalAgent = before;
    expect([sent, got.length, proxy.got.length]).toEqual([{ state: 'sent' }, 1, 0]);
  });
});
