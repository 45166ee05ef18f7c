import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'what was closed is not proposed again',
  file: 'scripts/run/proposing.ts',
  text: 'return { open: undefined, changed: true,',
  with: "return { open: became === 'closed' ? proposals : undefined, changed: true,",
  tests: { 'scripts/run/proposals.test.ts': 'closing it gives up what waited' },
} satisfies Mutant;
