import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'once_per names what makes two the same',
  file: 'scripts/engine/automate/effects.ts',
  text: 'const of = effect.oncePer\n',
  with: 'const of = effect.oncePer && false\n',
  tests: { 'scripts/run/sending.test.ts': 'a move sends one mail' },
} satisfies Mutant;
