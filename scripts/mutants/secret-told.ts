import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'secrets in templates',
  guard: 'who asks for one is told how secrets are named',
  file: 'scripts/engine/automate/step-checks.ts',
  text: 'if (!secretNames.has(name)) return told;',
  with: 'if (secretNames.size > 0) return told;',
  tests: { 'scripts/engine/automate/compile-effects.test.ts': 'secrets' },
} satisfies Mutant;
