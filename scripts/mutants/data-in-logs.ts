import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'the log of a run holds no address',
  file: 'scripts/run/telling.ts',
  text: 'const note = withoutAddresses(given);',
  with: 'const note = given;',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'the log of a run' },
} satisfies Mutant;
