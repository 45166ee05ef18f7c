import type { LookupFunction } from 'node:net';
import { describe, expect, test } from 'vitest';
import { guardLookup, ipProblem } from './address-guard.ts';

const refused: { [what: string]: string[] } = {
  'a loopback address': [
    '127.0.0.1',
    '127.255.255.254',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::127.0.0.1',
  ],
  'a private address': [
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '::ffff:10.1.2.3',
    'fc00::1',
    'fd00:ec2::254',
    'fec0::1',
  ],
  'a link-local address': [
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '::FFFF:A9FE:A9FE',
    '64:ff9b::a9fe:a9fe',
    'fe80::1',
    'fe80::1%eth0',
  ],
  'an inner address of a carrier': ['100.64.0.1', '100.100.100.200', '100.127.255.255'],
  'an address for metadata': ['168.63.129.16', '::ffff:168.63.129.16'],
  'a multicast address': ['224.0.0.1', '239.255.255.255', 'ff02::1'],
  'an address for documentation': ['192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1', '3fff::1'],
  'an address for benchmarks': ['198.18.0.1', '198.19.255.255', '2001:2::1'],
  'a reserved address': [
    '0.0.0.0',
    '0.1.2.3',
    '192.0.0.192',
    '192.88.99.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::127.0.0.1',
    '::ffff:0.0.0.0',
  ],
};
const reserved6 = [
  '2002:7f00:1::',
  '2002:a9fe:a9fe::1',
  '2001::1',
  '2001:20::1',
  '64:ff9b:1::1',
  '100::1',
  '5f00::1',
  '4000::1',
  '::ffff:0:127.0.0.1',
];

describe('ipProblem', () => {
  test.each(Object.entries(refused))('refuses %s', (what, addresses) => {
    for (const address of addresses) expect([address, ipProblem(address)]).toEqual([address, what]);
  });

  test('of IPv6 it lets only what is on the internet through', () => {
    for (const address of reserved6) expect([address, ipProblem(address)]).toEqual([address, 'a reserved address']);
  });

  test('what stands beside a refused range is open', () => {
    const open = ['1.1.1.1', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255', '128.0.0.0', '169.253.0.1'];
    const more = ['172.15.255.255', '172.32.0.0', '192.167.0.1', '198.17.0.1', '198.20.0.0', '223.255.255.255', '2606:4700::1111'];
    for (const address of [...open, ...more, '::ffff:1.1.1.1', '64:ff9b::1.1.1.1'])
      expect([address, ipProblem(address)]).toEqual([address, undefined]);
  });

  test('what is no address is refused, and a loopback one alone is open to those who ask for it', () => {
    for (const text of ['', '127.1', '0x7f.1', '2130706433', 'localhost', '1.1.1.1.1', '[::1]'])
      expect(ipProblem(text)).toBe('no IP address');
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(ipProblem(address, true)).toBeUndefined();
    for (const address of ['1.1.1.1', '10.0.0.1', '169.254.169.254', '64:ff9b::127.0.0.1'])
      expect(ipProblem(address, true)).toBe('no loopback address');
  });
});

describe('guardLookup', () => {
  const answer = (given: string | string[]): LookupFunction => {
    const found = typeof given === 'string' ? given : given.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    return (_, __, done) => done(null, found, typeof found === 'string' ? 4 : undefined);
  };
  const ask = (lookup: LookupFunction) =>
    new Promise((resolve) => {
      lookup('hooks.example.org', {}, (error, found) => resolve(error ? error.message : found));
    });

  test('hands on what is open, and refuses all where one is not', async () => {
    expect(await ask(guardLookup(answer('1.1.1.1')))).toBe('1.1.1.1');
    expect(await ask(guardLookup(answer(['1.1.1.1', '2606:4700::1111'])))).toHaveLength(2);
    expect(await ask(guardLookup(answer('192.168.0.1')))).toBe('it leads to a private address');
    expect(await ask(guardLookup(answer(['1.1.1.1', '::ffff:169.254.169.254'])))).toBe('it leads to a link-local address');
    expect(await ask(guardLookup(answer([])))).toBe('it leads to no IP address');
    expect(await ask(guardLookup((_, __, done) => done(new Error('ENOTFOUND'), '')))).toBe('ENOTFOUND');
  });
});
