import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a moment more than two days late is not sent',
  file: 'scripts/engine/automate/moments.ts',
  text: 'const mostLate = 48 * 3_600_000;',
  with: 'const mostLate = 48_000 * 3_600_000;',
  tests: { 'scripts/engine/automate/moments.test.ts': 'late|missed|two days' },
} satisfies Mutant;
