import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'what a secret holds is not told when it cannot be read',
  file: 'scripts/run/given.ts',
  text: 'throw new UsageError(`${name} does not hold a map of names to texts in JSON, such as ${example}`)',
  with: 'throw new UsageError(`${name} does not hold a map of names to texts in JSON, such as ${example}; found ${json}`)',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'what a secret holds' },
} satisfies Mutant;
