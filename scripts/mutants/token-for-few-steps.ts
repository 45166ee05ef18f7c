import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'token theft',
  guard: 'no step that installs or builds gets the token',
  file: '.github/workflows/tracker.yml',
  text: '        run: npm ci --omit=dev\n',
  with: '        env:\n          WOAD_TOKEN: ${{ github.token }}\n        run: npm ci --omit=dev\n',
  tests: { 'scripts/workflow/policy.test.ts': 'given to no step that installs or builds' },
} satisfies Mutant;
