import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'what a mail server says is told without the login',
  file: 'scripts/store/mail-result.ts',
  text: "      .replace(secret, '(hidden)')",
  with: '',
  tests: { 'scripts/store/mail-result.test.ts': 'without addresses, names and credentials' },
} satisfies Mutant;
