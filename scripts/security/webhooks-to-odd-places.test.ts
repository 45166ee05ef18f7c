import { describe, expect, test } from 'vitest';
import { postWebhook } from '../store/webhook.ts';
import { effect, world } from '../story/calling.ts';
import { answerLookups, openReceiver } from '../story/receiver.ts';

describe('where it may not go', () => {
  const spellings = [
    '127.1',
    '0x7f.1',
    '2130706433',
    '0177.0.0.1',
    '127.0.0.1',
    '[::1]',
    '[::ffff:169.254.169.254]',
    '169.254.169.254',
    '[fd00:ec2::254]',
  ];
  const others = ['10.0.0.1', '100.100.100.200', '0.0.0.0', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '①②⑦.0.0.1'];

  test.each([...spellings, ...others])('https://%s/, even where the workspace allows it', async (written) => {
    const url = `https://${written}/latest/meta-data?key=hush`;
    const { host } = new URL(url);
    expect(await postWebhook(effect(url, { retry: true }), world([host, written]))).toEqual({
      state: 'failed',
      reason: expect.stringMatching(/^\S+ is an? .+; a webhook goes only to public ones$/),
    });
  });

  test.each(['127.0.0.1', '::1', '169.254.169.254', '::ffff:10.0.0.1', '100.64.0.1'])('a name that leads to %s', async (address) => {
    const { lookup, asked } = answerLookups([address]);
    const result = await postWebhook(
      effect('https://hooks.example.org/x?key=hush', { retry: true }),
      world(['hooks.example.org'], { lookup }),
    );
    expect([result.state, asked]).toEqual(['failed', ['hooks.example.org']]);
    expect(result.reason).toMatch(/^hooks\.example\.org: it leads to an? .+; a webhook goes only to public ones$/);
  });

  test('the address that was looked at is the one connected to: a name is asked for once', async () => {
    const { port, got } = await openReceiver();
    const other = await openReceiver();
    const host = `hooks.example.org:${port}`;
    const { lookup, asked } = answerLookups(['127.0.0.1', '169.254.169.254']);
    const result = await postWebhook(effect(`http://${host}/x`), world([host], { lookup, loopbackPort: port }));
    expect([result, asked.length, got.length, other.got.length]).toEqual([{ state: 'sent' }, 1, 1, 0]);
    const turned = answerLookups(['10.0.0.1', '127.0.0.1']);
    expect((await postWebhook(effect(`http://${host}/x`), world([host], { lookup: turned.lookup, loopbackPort: port }))).state).toBe(
      'failed',
    );
    expect([turned.asked.length, got.length]).toEqual([1, 1]);
  });

  test.each([
    ['http://hooks.example.org/x', 'the url begins with http:; a webhook goes only by https:'],
    ['file:///etc/passwd', 'the url begins with file:; a webhook goes only by https:'],
    ['hooks.example.org/x', 'the url is none; expected one such as https://hooks.example.org/deals'],
    ['https://ana:hush@hooks.example.org/x', 'the url for hooks.example.org holds a user name or a password; expected them in a header'],
    ['https://evil.example/?hooks.example.org', /^evil\.example is not among the hosts/],
    ['https://hooks.example.org.evil.example/', /^hooks\.example\.org\.evil\.example is not among/],
    ['https://a.hooks.example.org/', /^a\.hooks\.example\.org is not among/],
    ['https://hooks.example.org:8443/', /^hooks\.example\.org:8443 is not among/],
    ['https://hooks.example.org\\@evil.example/', /it leads to a loopback address/],
  ])('%s', async (url, reason) => {
    const { lookup } = answerLookups(['127.0.0.1']);
    const result = await postWebhook(effect(url, { retry: true }), world(['hooks.example.org'], { lookup }));
    expect(result).toEqual({ state: 'failed', reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) });
    expect(result.reason).not.toContain('hush');
  });

  test('headers that end a message early or pass for ours', async () => {
    const { port, host, url, got } = await openReceiver();
    const bad: [string, string][] = [
      ['X-A', 'x\r\nHost: evil.example'],
      ['X-A', 'x\nX-Woad-Signature: sha256=00'],
      ['X-A\r\nX-B', 'x'],
      ['X A', 'x'],
      ['X-A', 'x\0'],
      ...[
        'Host',
        'content-length',
        'Transfer-Encoding',
        'Connection',
        'X-Woad-Signature',
        'x-woad-timestamp',
        'Idempotency-Key',
        'Proxy-Authorization',
      ].map((name): [string, string] => [name, '1']),
    ];
    for (const [name, value] of bad) {
      const result = await postWebhook(effect(url, { headers: { [name]: value } }), world([host], { loopbackPort: port }));
      expect([name, result]).toEqual([name, { state: 'failed', reason: expect.stringMatching(/^the header /) }]);
    }
    expect(got).toEqual([]);
  });

  test('nothing goes out unsigned where a secret is named; the name is told', async () => {
    const { port, host, url, got } = await openReceiver();
    for (const secretValue of [undefined, '']) {
      expect(
        await postWebhook(effect(url, { secret: 'CRM_SECRET', retry: true }), world([host], { loopbackPort: port, secretValue })),
      ).toEqual({
        state: 'failed',
        reason: 'the secret CRM_SECRET is not set, so the webhook cannot be signed; nothing was sent',
      });
    }
    expect(got).toEqual([]);
  });

  test('an address in a secret goes where hosts of the list are, and nothing but its host is told', async () => {
    const { port, host, url, got } = await openReceiver();
    const post = (secretUrl: string | undefined, hosts = [host]) =>
      postWebhook(
        { ...effect('', { retry: true }), url: undefined, urlSecret: 'CHAT_URL' },
        world(hosts, { loopbackPort: port, secretUrl }),
      );
    expect(await post(`${url}\n`)).toEqual({ state: 'sent' });
    expect(got.map(({ url: path }) => path)).toEqual([new URL(url).pathname + new URL(url).search]);
    const cases: [string | undefined, RegExp][] = [
      [undefined, /^the secret CHAT_URL, which holds the address, is not set; nothing was sent$/],
      ['', /^the secret CHAT_URL, which holds the address, is not set; nothing was sent$/],
      ['hooks.example.org/T0/hush', /^the secret CHAT_URL holds no address; expected one that begins with https:\/\/$/],
      ['hush:T0', /^the secret CHAT_URL holds no address/],
      ['http://hooks.example.org/T0/hush', /^the secret CHAT_URL holds no address/],
      ['https://evil.example/T0/hush', /^evil\.example is not among the hosts/],
      ['https://bot:hush@hooks.example.org/', /^the url for hooks\.example\.org holds a user name or a password/],
      ['https://169.254.169.254/hush', /^169\.254\.169\.254 is not among/],
    ];
    for (const [held, reason] of cases) {
      const result = await post(held, ['hooks.example.org']);
      expect([held, result]).toEqual([held, { state: 'failed', reason: expect.stringMatching(reason) }]);
      expect(result.reason).not.toMatch(/hush|T0/);
    }
    expect(got).toHaveLength(1);
  });
});
