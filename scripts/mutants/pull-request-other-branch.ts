import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'started by hand, rules run on the default branch alone',
  file: '.github/workflows/tracker.yml',
  text: "    if: ${{ github.event_name != 'workflow_dispatch' || github.ref_name == github.event.repository.default_branch }}\n",
  with: '',
  tests: { 'scripts/workflow/policy.test.ts': 'rules run for the default branch alone' },
} satisfies Mutant;
