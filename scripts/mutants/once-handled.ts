import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'a commit that rules have answered is not looked at again',
  file: 'scripts/engine/history/range.ts',
  text: '!isByRules(commit) && !handled.has(commit.commit)',
  with: '!isByRules(commit)',
  tests: { 'scripts/run/plan.test.ts': 'running it again changes nothing' },
} satisfies Mutant;
