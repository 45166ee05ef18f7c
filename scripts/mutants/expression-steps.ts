import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'expression bombs',
  guard: 'what takes too many steps ends',
  file: 'scripts/engine/expression/evaluate.ts',
  text: '  if (run.steps.left-- <= 0) return tooManySteps();',
  with: '',
  tests: { 'scripts/engine/expression/limits.test.ts': 'a product of lists ends' },
} satisfies Mutant;
