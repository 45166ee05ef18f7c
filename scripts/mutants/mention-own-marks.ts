import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'no mark in a text of a rule counts',
  file: 'scripts/store/github-marks.ts',
  text: ".replace(/<!--(?=\\s*woad)/gi, '&lt;!--')",
  with: '',
  tests: { 'scripts/store/github-issues.test.ts': 'marks of a stranger' },
} satisfies Mutant;
