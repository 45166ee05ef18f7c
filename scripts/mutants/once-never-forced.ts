import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'no push writes over what another pushed',
  file: 'scripts/store/git-publish.ts',
  text: '`${commit}:${branchRef(repository, branch)}`',
  with: '`+${commit}:${branchRef(repository, branch)}`',
  tests: { 'scripts/store/git-publish.test.ts': 'what came too late is rejected' },
} satisfies Mutant;
