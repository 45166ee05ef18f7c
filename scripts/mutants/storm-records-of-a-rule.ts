import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a rule acts on so many records in one run',
  file: 'scripts/engine/automate/limits.ts',
  text: 'acted.size >= most',
  with: 'false',
  tests: { 'scripts/engine/automate/limits.test.ts': 'a rule stops at its own limit' },
} satisfies Mutant;
