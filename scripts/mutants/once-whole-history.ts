import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'a shallow clone, in which all looks new, is refused',
  file: 'scripts/run/plan.ts',
  text: 'if (repository.shallow) {',
  with: 'if (false) {',
  tests: { 'scripts/run/plan.test.ts': 'a shallow clone' },
} satisfies Mutant;
