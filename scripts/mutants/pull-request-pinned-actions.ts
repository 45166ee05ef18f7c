import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'every action stands at its commit',
  file: '.github/workflows/tracker.yml',
  text: 'actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5',
  with: 'actions/cache@v5',
  tests: { 'scripts/workflow/policy.test.ts': 'every action is one that is known' },
} satisfies Mutant;
