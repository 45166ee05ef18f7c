import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'all rules together act on so many records in one run',
  file: 'scripts/engine/automate/limits.ts',
  text: 'all.size >= mostOfRun',
  with: 'false',
  tests: { 'scripts/engine/automate/limits.test.ts': 'all together at 2000' },
} satisfies Mutant;
