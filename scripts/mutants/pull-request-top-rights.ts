import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'a workflow has no right at its top',
  file: '.github/workflows/check.yml',
  text: 'permissions: {}\n',
  with: 'permissions: write-all\n',
  tests: { 'scripts/workflow/policy.test.ts': 'has no right at the top' },
} satisfies Mutant;
