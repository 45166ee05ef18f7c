import { describe, expect, test } from 'vitest';
import { readMailHost } from './mail-address.ts';

describe('SMTP_URL', () => {
  test.each([
    ['smtp://bot:s3cret@mail.example', { host: 'mail.example', port: 587, login: { user: 'bot', pass: 's3cret' }, tls: 'start' }],
    ['smtp://bot:s3cret@Mail.Example:2525/', { host: 'mail.example', port: 2525, login: { user: 'bot', pass: 's3cret' }, tls: 'start' }],
    ['smtps://bot:s3cret@mail.example', { host: 'mail.example', port: 465, login: { user: 'bot', pass: 's3cret' }, tls: 'whole' }],
    [
      'smtp://bot%40x.example:p%2Fq%25@mail.example',
      { host: 'mail.example', port: 587, login: { user: 'bot@x.example', pass: 'p/q%' }, tls: 'start' },
    ],
    ['smtp://mail.example:25', { host: 'mail.example', port: 25, tls: 'start' }],
    ['smtp://mail.example:25?insecure', { host: 'mail.example', port: 25, tls: 'offered' }],
    ['smtps://bot:x@mail.example?insecure', { host: 'mail.example', port: 465, login: { user: 'bot', pass: 'x' }, tls: 'whole' }],
    ['smtp://bot:x@127.0.0.1:2525', { host: '127.0.0.1', port: 2525, login: { user: 'bot', pass: 'x' }, tls: 'none' }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, tls: 'none' }],
    ['smtp://localhost:2525', { host: 'localhost', port: 2525, tls: 'none' }],
    ['smtp://127.0.0.1.evil.example', { host: '127.0.0.1.evil.example', port: 587, tls: 'start' }],
    ['smtp://localhost.evil.example', { host: 'localhost.evil.example', port: 587, tls: 'start' }],
    ['smtp://0.0.0.0:2525', { host: '0.0.0.0', port: 2525, tls: 'start' }],
  ])('%s', (url, host) => {
    expect(readMailHost(url)).toEqual(host);
  });

  test.each([
    ['', /is no address of a mail server/],
    ['mail.s3cret.example', /is no address of a mail server/],
    ['smtp://bot:s3cret@mail.example:port', /is no address of a mail server/],
    ['https://bot:s3cret@mail.example', /does not begin with smtp:\/\/ or smtps:\/\//],
    ['smtp://bot:s3cret@', /is no address|names no host/],
    ['smtp://bot:s3/cret@mail.example', /is no address|goes on behind the port/],
    ['smtp://bot:x@mail.example/s3cret', /goes on behind the port/],
    ['smtp://bot:x@mail.example#s3cret', /goes on behind the port/],
    ['smtp://bot:x@mail.example?s3cret', /an option that is not known/],
    ['smtp://bot:x@mail.example?insecure&tls=s3cret', /an option that is not known/],
    ['smtp://bot:s3cret@mail.example?insecure', /it would be sent for everybody to read/],
    ['smtp://bot:s3cret%@mail.example', /a "%" that is no escape/],
    ['smtp://s3cret@mail.example', /a user and no password/],
    ['smtp://:s3cret@mail.example', /a password and no user/],
  ])('%s is refused and not shown', (url, words) => {
    const complaint = messageOf(() => readMailHost(url));
    expect(complaint).toMatch(words);
    expect(complaint).not.toMatch(/s3|cret|bot|mail\.example/);
  });
});

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was complained of';
}
