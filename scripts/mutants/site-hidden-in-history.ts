import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'nothing is told of the time on a board that the public does not see',
  file: 'site/gather/history.ts',
  text: 'if (!sight.all && !sight.boards.has(entry.board)) return undefined;',
  with: '',
  tests: { 'site/gather/history-privacy.test.ts': 'its time there|takes its past along' },
} satisfies Mutant;
