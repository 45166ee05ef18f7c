import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'an address of IPv4 inside one of IPv6 is the same address',
  file: 'scripts/store/address-guard.ts',
  text: '[range, ...around.map((before) => `${before}${start}/${96 + Number(bits)}`)]',
  with: '[range]',
  tests: { 'scripts/store/address-guard.test.ts': 'refuses' },
} satisfies Mutant;
