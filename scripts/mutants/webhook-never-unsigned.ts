import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'nothing goes out unsigned where a secret is named',
  file: 'scripts/store/webhook.ts',
  text: 'if (effect.secret !== undefined && !world.secretValue)',
  with: 'if (false)',
  tests: { 'scripts/security/webhooks-to-odd-places.test.ts': 'nothing goes out unsigned' },
} satisfies Mutant;
