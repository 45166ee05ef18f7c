import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'of what is made late no moment before counts',
  file: 'scripts/engine/automate/moments.ts',
  text: 'Date.parse(at) > Date.parse(born)',
  with: 'Date.parse(at) > Date.parse(born) - 1e12',
  tests: { 'scripts/engine/automate/moments.test.ts': 'is nothing when rules begin' },
} satisfies Mutant;
