import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'a host that is a number is looked at, however it is spelled',
  file: 'scripts/store/webhook.ts',
  text: 'const problem = isIP(bare) ? ipProblem(bare, toLoopback) : undefined;',
  with: 'const problem = undefined;',
  tests: { 'scripts/security/webhooks-to-odd-places.test.ts': 'https://0x7f.1/' },
} satisfies Mutant;
