import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'what is held back is not put among what waits to be sent',
  file: 'scripts/run/run.ts',
  text: 'held === undefined && !isKnown(key)',
  with: '!isKnown(key)',
  tests: { 'scripts/run/sending.test.ts': 'a commit that changes very many records' },
} satisfies Mutant;
