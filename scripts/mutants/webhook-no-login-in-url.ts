import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'an address holds no login',
  file: 'scripts/store/webhook.ts',
  text: 'if (url.username || url.password)',
  with: 'if (false)',
  tests: { 'scripts/security/webhooks-to-odd-places.test.ts': 'https://ana:hush' },
} satisfies Mutant;
