import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'workflow commands',
  guard: 'no script is put together from values',
  file: '.github/workflows/check.yml',
  text: 'run: npx woad check --annotate --since "$BASE"',
  with: 'run: npx woad check --annotate --since "${{ github.event.pull_request.base.sha }}"',
  tests: { 'scripts/workflow/policy.test.ts': 'no script is put together' },
} satisfies Mutant;
