import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a text does not lead to the file of a private field',
  file: 'site/gather/withheld.ts',
  text: 'return leads || files.has(fromFiles(path)) ?',
  with: 'return leads ?',
  tests: { 'site/private-data.test.ts': 'in data of the kind json' },
} satisfies Mutant;
