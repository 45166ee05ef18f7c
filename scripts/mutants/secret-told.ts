import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'secrets in templates',
  guard: 'who asks for one is told how secrets are named',
  file: 'scripts/engine/automate/step-checks.ts',
  text: 'if (name === undefined) return problem;',
  with: 'if (name !== undefined || name === undefined) return problem;',
  tests: { 'scripts/engine/automate/compile-effects.test.ts': 'secrets' },
} satisfies Mutant;
