import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'of an address that is a secret nothing is told but its host',
  file: 'scripts/store/webhook.ts',
  text: "if (found && (found.protocol === 'https:' || isLoopback(found, loopbackPort))) return found;",
  with: 'if (found) return found;',
  tests: { 'scripts/security/webhooks-to-odd-places.test.ts': 'an address in a secret' },
} satisfies Mutant;
