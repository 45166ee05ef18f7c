import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'the address is looked at in the question of the connection itself',
  file: 'scripts/store/webhook.ts',
  text: 'lookup: guardLookup(lookup, toLoopback)',
  with: 'lookup',
  tests: { 'scripts/security/webhooks-to-odd-places.test.ts': 'a name that leads to 127.0.0.1' },
} satisfies Mutant;
