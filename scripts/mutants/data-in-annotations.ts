import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'no annotation holds an address',
  file: 'scripts/terminal/summary.ts',
  text: '  const note = look.withoutAddresses(given);\n  const found',
  with: '  const note = given;\n  const found',
  tests: { 'scripts/terminal/summary.test.ts': 'no address is told' },
} satisfies Mutant;
