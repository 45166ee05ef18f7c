import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a board that is not public is not on the public site',
  file: 'site/gather/audience.ts',
  text: "boards.filter(({ publish }) => publish === 'all')",
  with: '[...boards]',
  tests: { 'site/private-data.test.ts': 'of boards it does not see' },
} satisfies Mutant;
