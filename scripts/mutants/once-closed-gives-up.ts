import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'what waited for a closed proposal is given up',
  file: 'scripts/run/proposing.ts',
  text: "{ ...entry, state: 'rejected',",
  with: "{ ...entry, state: 'pending',",
  tests: { 'scripts/run/proposals.test.ts': 'closing it gives up what waited' },
} satisfies Mutant;
