import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'rules have owners who must agree',
  file: '.github/CODEOWNERS',
  text: '/automations/      @change--me\n',
  with: '',
  tests: { 'scripts/workflow/policy.test.ts': 'what can reach secrets has owners' },
} satisfies Mutant;
