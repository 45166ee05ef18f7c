import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'merging a proposal does not set the rules off again',
  file: 'scripts/run/proposing.ts',
  text: "wish: became === 'merged' ? { isAnswered } : {}",
  with: 'wish: {}',
  tests: { 'scripts/run/proposals.test.ts': 'merging them sets nothing off twice' },
} satisfies Mutant;
