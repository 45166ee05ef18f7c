import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'a rule sets none of the headers that frame or sign a message',
  file: 'scripts/store/webhook.ts',
  text: 'if (ownHeader.test(name.toLowerCase()))',
  with: 'if (false)',
  tests: { 'scripts/security/webhooks-to-odd-places.test.ts': 'headers that end a message early' },
} satisfies Mutant;
