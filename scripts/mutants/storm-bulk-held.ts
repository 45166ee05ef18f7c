import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'what a bulk commit asks for is held back',
  file: 'scripts/engine/automate/effects.ts',
  text: "event.bulk && !rule.bulk ? 'bulk' : undefined",
  with: 'undefined',
  tests: { 'scripts/run/sending.test.ts': 'a commit that changes very many records' },
} satisfies Mutant;
