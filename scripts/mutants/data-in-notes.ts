import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'what is kept of a run holds no address',
  file: 'scripts/run/run.ts',
  text: '{ note: withoutAddresses(note) }',
  with: '{ note }',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'no address is kept' },
} satisfies Mutant;
