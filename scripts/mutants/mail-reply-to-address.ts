import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'who sends looks at the address for answers again',
  file: 'scripts/store/mail.ts',
  text: '(replyTo !== undefined && !isAddress(replyTo))',
  with: 'false',
  tests: { 'scripts/security/mail.test.ts': 'is no recipient' },
} satisfies Mutant;
