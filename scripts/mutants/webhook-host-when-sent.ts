import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'it goes to a host of the allow-list alone',
  file: 'scripts/store/webhook.ts',
  text: 'if (!allowedHosts.some((host) => host.toLowerCase() === url.host))',
  with: 'if (false)',
  tests: { 'scripts/security/webhooks-to-odd-places.test.ts': 'https://evil.example/' },
} satisfies Mutant;
