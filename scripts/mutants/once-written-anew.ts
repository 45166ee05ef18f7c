import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'a branch is written anew only over the commit that was seen',
  file: 'scripts/store/git-publish.ts',
  text: '`--force-with-lease=${branchRef(repository, branch)}:${commit}`',
  with: "`--force${branch === commit ? branch : ''}`",
  tests: { 'scripts/store/git-publish.test.ts': 'what came too late is rejected' },
} satisfies Mutant;
