import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'without a salt no recipient is kept at all',
  file: 'scripts/run/deliver.ts',
  text: 'given.salt === undefined ? [] :',
  with: 'false ? [] :',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'without a salt' },
} satisfies Mutant;
