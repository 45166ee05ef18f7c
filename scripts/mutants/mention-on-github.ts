import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'a text on GitHub tells nobody but those it is for',
  file: 'scripts/store/github-marks.ts',
  text: 'escapeMentions(text, may).replace(',
  with: 'text.replace(',
  tests: { 'scripts/store/github-issues.test.ts': 'one is opened once for a key' },
} satisfies Mutant;
