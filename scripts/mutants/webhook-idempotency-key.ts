import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'the other side knows a repetition by its key',
  file: 'scripts/store/webhook.ts',
  text: "    'Idempotency-Key': world.key,",
  with: '',
  tests: { 'scripts/store/webhook.test.ts': 'JSON with its key, signed' },
} satisfies Mutant;
