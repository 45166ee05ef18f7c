import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'both branches are pushed, or none',
  file: 'scripts/store/git-publish.ts',
  text: "...(commits.size > 1 ? ['--atomic'] : [])",
  with: '',
  tests: { 'scripts/rules-run.test.ts': 'a push of a person in the midst' },
} satisfies Mutant;
