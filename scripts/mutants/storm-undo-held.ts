import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'what an undo asks for is held back',
  file: 'scripts/engine/automate/effects.ts',
  text: "event.undo ? 'undo' : ",
  with: '',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'takes another back' },
} satisfies Mutant;
