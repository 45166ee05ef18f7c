import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'local editing',
  guard: 'what cannot be made whole is not made',
  file: 'scripts/editing.ts',
  text: 'conflicts.length > 0',
  with: 'conflicts.length > 1',
  tests: { 'scripts/editing.test.ts': 'is refused as a whole' },
} satisfies Mutant;
