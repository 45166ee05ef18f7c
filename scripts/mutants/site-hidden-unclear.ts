import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a board that is unclear about what is private is held back',
  file: 'site/gather/audience.ts',
  text: 'shown: open.filter((board) => !unsafe(board))',
  with: 'shown: open',
  tests: { 'site/gather/audience.test.ts': 'a board with' },
} satisfies Mutant;
