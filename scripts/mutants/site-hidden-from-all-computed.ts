import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'nothing computed tells members of a board that no build holds',
  file: 'site/gather/audience.ts',
  text: '(hidden.size > 0 && computed === true)',
  with: 'false',
  tests: { 'site/gather/audience.test.ts': 'no build holds' },
} satisfies Mutant;
