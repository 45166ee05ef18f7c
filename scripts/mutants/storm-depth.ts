import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a chain ends after five rules',
  file: 'scripts/engine/automate/run.ts',
  text: 'if (event.depth >= deepest)',
  with: 'if (false)',
  tests: { 'scripts/engine/automate/run.test.ts': 'ends after five rules' },
} satisfies Mutant;
