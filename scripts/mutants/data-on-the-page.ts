import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'the page of a run holds no address',
  file: 'scripts/terminal/summary.ts',
  text: 'look: SummaryLook): string {\n  const note = look.withoutAddresses(given);\n  const lines',
  with: 'look: SummaryLook): string {\n  const note = given;\n  const lines',
  tests: { 'scripts/terminal/summary.test.ts': 'no address is told' },
} satisfies Mutant;
