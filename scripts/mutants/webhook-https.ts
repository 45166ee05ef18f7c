import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'a webhook goes by https alone',
  file: 'scripts/store/webhook.ts',
  text: "if (url.protocol !== 'https:' && !toLoopback)",
  with: 'if (false)',
  tests: { 'scripts/security/webhooks-to-odd-places.test.ts': 'http://hooks.example.org/x' },
} satisfies Mutant;
