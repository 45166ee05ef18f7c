import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'template injection',
  guard: 'a text with a value that is missing is not used',
  file: 'scripts/engine/automate/fill.ts',
  text: 'return filled.missing.length === 0 ?',
  with: 'return true ?',
  tests: { 'scripts/actions/effects.test.ts': 'is never sent half filled' },
} satisfies Mutant;
