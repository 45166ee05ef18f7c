import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'secrets are those of an environment, which other branches do not get',
  file: '.github/workflows/tracker.yml',
  text: '    environment:\n      name: automations\n      deployment: false\n',
  with: '',
  tests: { 'scripts/workflow/policy.test.ts': 'a secret is named by itself' },
} satisfies Mutant;
