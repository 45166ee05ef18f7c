import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'who sends looks at the recipients again',
  file: 'scripts/store/mail.ts',
  text: 'if (!recipientsOf(message).every(isAddress))',
  with: 'if (false)',
  tests: { 'scripts/security/mail.test.ts': 'is no recipient' },
} satisfies Mutant;
