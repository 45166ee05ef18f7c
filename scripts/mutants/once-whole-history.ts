import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'a shallow clone, in which all looks new, is refused',
  file: 'scripts/automations.ts',
  text: 'if (repository.shallow) {',
  with: 'if (false) {',
  tests: { 'scripts/automations.test.ts': 'a shallow clone' },
} satisfies Mutant;
