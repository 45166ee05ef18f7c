import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'what a mail server says is told without addresses',
  file: 'scripts/store/mail-result.ts',
  text: "      .replace(/[^\\s<>\"'(),;:]*@[^\\s<>\"'(),;:]*/g, '(address)')",
  with: '',
  tests: { 'scripts/store/mail-result.test.ts': 'without addresses, names and credentials' },
} satisfies Mutant;
