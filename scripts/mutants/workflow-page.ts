import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'workflow commands',
  guard: 'what stands on the page of a run is no mark-up',
  file: 'scripts/terminal/summary.ts',
  text: '- ${markdownOf(each)}',
  with: '- ${each}',
  tests: { 'scripts/terminal/summary.test.ts': 'nothing that somebody wrote is more than text' },
} satisfies Mutant;
