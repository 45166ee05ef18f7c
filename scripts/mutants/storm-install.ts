import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'the first run sets nothing off',
  file: 'scripts/run/run.ts',
  text: ': begin(world, head, state);',
  with: ': tryPlan(world, head, state, { woad: 1, branch, commit: latestCommits(repository, 500).at(-1)?.commit ?? head, checked: now, since: now }, fresh);',
  tests: { 'scripts/run/run.test.ts': 'a deleted branch of notes sets nothing off again' },
} satisfies Mutant;
