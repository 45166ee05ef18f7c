import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'a job has the rights it needs and no more',
  file: '.github/workflows/check.yml',
  text: '      contents: read\n',
  with: '      contents: write\n',
  tests: { 'scripts/workflow/policy.test.ts': 'has no right at the top' },
} satisfies Mutant;
