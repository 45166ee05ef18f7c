import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'no push writes over what another pushed',
  file: 'scripts/store/git-publish.ts',
  text: '`${commit}:${branchRef(repository, branch)}`',
  with: '`+${commit}:${branchRef(repository, branch)}`',
  tests: { 'scripts/rules-run.test.ts': 'a push of a person in the midst' },
} satisfies Mutant;
