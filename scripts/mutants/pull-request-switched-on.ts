import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'a rule that is switched on reaches anew',
  file: 'scripts/run/rehearsal.ts',
  text: '...old.filter(({ enabled }) => enabled).map(compile)]',
  with: '...old.map(compile)]',
  tests: { 'scripts/run/rehearsal.test.ts': 'switching one on is new' },
} satisfies Mutant;
