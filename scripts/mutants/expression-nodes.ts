import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'expression bombs',
  guard: 'an expression has so many parts and no more',
  file: 'scripts/engine/expression/parse.ts',
  text: 'maxAstNodes: 400,',
  with: 'maxAstNodes: 400_000,',
  tests: { 'scripts/engine/expression/limits.test.ts': 'terms$' },
} satisfies Mutant;
