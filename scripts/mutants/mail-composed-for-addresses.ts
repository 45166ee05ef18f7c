import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'a mail is composed for single addresses only',
  file: 'scripts/engine/message/email.ts',
  text: 'if (!all.every(isAddress))',
  with: 'if (false)',
  tests: { 'scripts/security/mail.test.ts': 'is no recipient' },
} satisfies Mutant;
