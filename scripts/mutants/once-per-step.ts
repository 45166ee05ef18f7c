import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'two steps that ask for the same are two',
  file: 'scripts/engine/automate/effects.ts',
  text: 'effect.oncePer ? onceStep : step, who',
  with: 'effect.oncePer ? 0 : step, who',
  tests: { 'scripts/engine/automate/effects.test.ts': 'once_per' },
} satisfies Mutant;
