import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'an answer is read up to 64 KiB',
  file: 'scripts/store/webhook.ts',
  text: 'if (length > mostAnswer) asked.destroy();',
  with: '',
  tests: { 'scripts/store/webhook.test.ts': 'read up to 64 KiB' },
} satisfies Mutant;
