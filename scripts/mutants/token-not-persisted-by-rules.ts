import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'token theft',
  guard: 'the checkout of the rules keeps no token',
  file: '.github/workflows/tracker.yml',
  text: '          ref: ${{ github.ref }}\n          fetch-depth: 0\n          persist-credentials: false\n',
  with: '          ref: ${{ github.ref }}\n          fetch-depth: 0\n',
  tests: { 'scripts/workflow/policy.test.ts': 'the token stays out of the checkout' },
} satisfies Mutant;
