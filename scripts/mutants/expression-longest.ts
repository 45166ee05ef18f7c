import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'expression bombs',
  guard: 'an expression has at most 2,000 characters',
  file: 'scripts/engine/expression/parse.ts',
  text: 'const longestSource = 2000;',
  with: 'const longestSource = 200_000;',
  tests: { 'scripts/engine/expression/limits.test.ts': 'length$' },
} satisfies Mutant;
