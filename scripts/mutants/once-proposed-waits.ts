import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'what follows from a proposal waits until it is merged',
  file: 'scripts/run/run.ts',
  text: '...(isProposed && planned.depth > 0',
  with: '...(isProposed && planned.depth < 0',
  tests: { 'scripts/run/proposals.test.ts': 'closing it gives up what waited' },
} satisfies Mutant;
