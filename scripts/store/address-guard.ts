import { BlockList, isIP, isIPv4, type LookupFunction } from 'node:net';

/** IANA's registries of special addresses, and the one public address behind which a cloud keeps its secrets. */
const special: [what: string, ...ranges: string[]][] = [
  ['a loopback address', '127.0.0.0/8', '::1/128'],
  ['a private address', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fec0::/10'],
  ['a link-local address', '169.254.0.0/16', 'fe80::/10'],
  ['an inner address of a carrier', '100.64.0.0/10'],
  ['an address for metadata', '168.63.129.16/32'],
  ['a multicast address', '224.0.0.0/4', 'ff00::/8'],
  ['an address for documentation', '192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  ['an address for benchmarks', '198.18.0.0/15', '2001:2::/48'],
  ['a reserved address', '0.0.0.0/8', '192.0.0.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.175.48.0/24'],
  ['a reserved address', '240.0.0.0/4', '2001::/23', '2002::/16'],
];
/** IPv6 in which an IPv4 address stands at the end: mapped, and NAT64; each may go where that one may. */
const around = ['::ffff:', '64:ff9b::'];
const loopback = listOf(['127.0.0.0/8', '::1/128', '::ffff:127.0.0.0/104']);
const refused = special.map(([what], index) => ({ what, list: listOf(rangesOf(index)) }));
/** Whatever of IPv6 is not in here is not on the internet. */
const global = listOf(['2000::/3', ...around.map((start) => `${start}0.0.0.0/96`)]);

/** Why a request of ours may not go to an IP address, or undefined where it may: only public ones are open, loopback only where a caller asks for it. */
export function ipProblem(address: string, loopbackOnly = false): string | undefined {
  const plain = address.replace(/%.*$/, '');
  if (isIP(plain) === 0) return 'no IP address';
  const family = isIPv4(plain) ? 'ipv4' : 'ipv6';
  if (loopbackOnly) return loopback.check(plain, family) ? undefined : 'no loopback address';
  const found = refused.find(({ list }) => list.check(plain, family));
  if (found) return found.what;
  return family === 'ipv6' && !global.check(plain, family) ? 'a reserved address' : undefined;
}

/** The code of the error that a guarded lookup ends in. */
export const refusedCode = 'WOAD_REFUSED';

/**
 * A lookup that gives only addresses a request may go to. It is handed to the connection itself, which goes to the very address
 * that was looked at: no second question, whose answer could be another one, lies in between. One bad address refuses them all.
 */
export function guardLookup(lookup: LookupFunction, loopbackOnly = false): LookupFunction {
  return (host, options, done) => {
    lookup(host, options, (error, found, family) => {
      if (error) return done(error, found, family);
      const addresses = typeof found === 'string' ? [found] : found.map(({ address }) => address);
      const problem = addresses.length === 0 ? 'no IP address' : addresses.map((each) => ipProblem(each, loopbackOnly)).find(Boolean);
      if (problem === undefined) return done(null, found, family);
      done(Object.assign(new Error(`it leads to ${problem}`), { code: refusedCode }), '', 0);
    });
  };
}

function rangesOf(index: number): string[] {
  const [, ...ranges] = special[index] ?? [''];
  return ranges.flatMap((range) => {
    const [start = '', bits] = range.split('/');
    return isIPv4(start) ? [range, ...around.map((before) => `${before}${start}/${96 + Number(bits)}`)] : [range];
  });
}

function listOf(ranges: string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [start = '', bits] = range.split('/');
    list.addSubnet(start, Number(bits), isIPv4(start) ? 'ipv4' : 'ipv6');
  }
  return list;
}
