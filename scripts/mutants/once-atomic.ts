import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'both branches are pushed, or none',
  file: 'scripts/store/git-publish.ts',
  text: "...(commits.size > 1 ? ['--atomic'] : [])",
  with: '',
  tests: { 'scripts/store/git-publish.test.ts': 'what came too late is rejected' },
} satisfies Mutant;
