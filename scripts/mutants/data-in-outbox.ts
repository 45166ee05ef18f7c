import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'what is kept of an effect holds no address',
  file: 'scripts/run/relay.ts',
  text: 'reason: hideAddresses(reason)',
  with: 'reason',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'no address is kept' },
} satisfies Mutant;
