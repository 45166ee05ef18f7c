import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'of several addresses each must be public',
  file: 'scripts/store/address-guard.ts',
  text: 'addresses.map((each) => ipProblem(each, loopbackOnly)).find(Boolean)',
  with: "ipProblem(addresses[0] ?? '', loopbackOnly)",
  tests: { 'scripts/store/address-guard.test.ts': 'refuses all where one is not' },
} satisfies Mutant;
