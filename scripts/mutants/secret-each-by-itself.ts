import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'secrets in templates',
  guard: 'a rule cannot have any secret of the repository',
  file: '.github/workflows/tracker.yml',
  text: 'WOAD_SECRETS: ${{ secrets.WOAD_SECRETS }}',
  with: 'WOAD_SECRETS: ${{ toJSON(secrets) }}',
  tests: { 'scripts/workflow/policy.test.ts': 'a secret is named by itself' },
} satisfies Mutant;
