import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'two steps that ask for the same are two',
  file: 'scripts/engine/automate/effects.ts',
  text: 'rule.name, step, who, ...of',
  with: 'rule.name, who, ...of',
  tests: { 'scripts/engine/automate/effects.test.ts': 'once_per' },
} satisfies Mutant;
