import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'a pull request meets no secret',
  file: '.github/workflows/check.yml',
  text: '          WOAD_VARS: ${{ toJSON(vars) }}\n',
  with: '          WOAD_VARS: ${{ toJSON(vars) }}\n          SMTP_URL: ${{ secrets.SMTP_URL }}\n',
  tests: { 'scripts/workflow/policy.test.ts': 'a pull request meets no secret' },
} satisfies Mutant;
