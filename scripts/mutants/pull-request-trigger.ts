import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'a pull request runs with no rights of ours',
  file: '.github/workflows/check.yml',
  text: 'on: pull_request\n',
  with: 'on: pull_request_target\n',
  tests: { 'scripts/workflow/policy.test.ts': 'never set off by a stranger' },
} satisfies Mutant;
