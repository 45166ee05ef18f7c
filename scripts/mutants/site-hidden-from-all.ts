import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a board that no build holds is not on the site of members',
  file: 'site/gather/audience.ts',
  text: "boards.filter(({ publish }) => publish !== 'none')",
  with: '[...boards]',
  tests: { 'site/gather/audience.test.ts': 'no build holds' },
} satisfies Mutant;
