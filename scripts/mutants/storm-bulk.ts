import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a commit that changes more than 100 records is told as bulk',
  file: 'scripts/run/happened.ts',
  text: '...(recordsChanged(difference) > mostByHand ? { bulk: true } : {}),',
  with: '',
  tests: { 'scripts/run/happened.test.ts': 'that comments on more than 100 records is bulk' },
} satisfies Mutant;
