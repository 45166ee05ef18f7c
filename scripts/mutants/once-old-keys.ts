import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'kept keys are looked at',
  file: 'scripts/store/state-branch.ts',
  text: ".split('\\n').includes(key) ? 'known' : undefined",
  with: ".split('\\n').includes(key) ? undefined : undefined",
  tests: { 'scripts/run/sending.test.ts': 'a move sends one mail' },
} satisfies Mutant;
