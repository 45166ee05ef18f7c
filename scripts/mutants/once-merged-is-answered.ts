import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'merging a proposal does not set the rules off again',
  file: 'scripts/proposing.ts',
  text: "wish: became === 'merged' ? { isAnswered } : {}",
  with: 'wish: {}',
  tests: { 'scripts/proposals.test.ts': 'merging them sets nothing off twice' },
} satisfies Mutant;
