import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'the first run sets nothing off',
  file: 'scripts/rules-run.ts',
  text: ': begin(world, head, state);',
  with: ': tryPlan(world, head, state, { woad: 1, branch, commit: latestCommits(repository, 500).at(-1)?.commit ?? head, checked: now, since: now }, fresh);',
  tests: { 'scripts/rules-run.test.ts': 'a deleted branch of notes sets nothing off again' },
} satisfies Mutant;
