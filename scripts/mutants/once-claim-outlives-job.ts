import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'no job lasts longer than a claim',
  file: '.github/workflows/tracker.yml',
  text: '    timeout-minutes: 20\n    # its secrets',
  with: '    timeout-minutes: 60\n    # its secrets',
  tests: { 'scripts/workflow/policy.test.ts': 'nothing runs for ever' },
} satisfies Mutant;
