import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'expression bombs',
  guard: 'a list has so many items and no more',
  file: 'scripts/engine/expression/parse.ts',
  text: 'maxListElements: 100,',
  with: 'maxListElements: 100_000,',
  tests: { 'scripts/engine/expression/limits.test.ts': 'items$' },
} satisfies Mutant;
