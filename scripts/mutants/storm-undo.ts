import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a commit that takes another back is told as one',
  file: 'scripts/run/happened.ts',
  text: '...(step.undo ? { undo: true } : {}),',
  with: '',
  tests: { 'scripts/run/happened.test.ts': 'that takes another back says so' },
} satisfies Mutant;
