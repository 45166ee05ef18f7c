import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'token theft',
  guard: 'the checkout of a pull request keeps no token',
  file: '.github/workflows/check.yml',
  text: 'persist-credentials: false',
  with: 'persist-credentials: true',
  tests: { 'scripts/workflow/policy.test.ts': 'the token stays out of the checkout' },
} satisfies Mutant;
