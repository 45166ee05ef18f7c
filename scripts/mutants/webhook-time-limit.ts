import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'who does not answer is not waited for',
  file: 'scripts/store/webhook.ts',
  text: 'AbortSignal.timeout(milliseconds)',
  with: 'AbortSignal.timeout(milliseconds * 1000)',
  tests: { 'scripts/store/webhook.test.ts': 'silence, a dropped connection' },
} satisfies Mutant;
