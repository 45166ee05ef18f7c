import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'expression bombs',
  guard: 'brackets, lists and conditions have a depth',
  file: 'scripts/engine/expression/parse.ts',
  text: 'maxDepth: 40,',
  with: 'maxDepth: 400_000,',
  tests: { 'scripts/engine/expression/limits.test.ts': '(brackets|lists|conditions)$' },
} satisfies Mutant;
