import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'answers go only to an address of the allow-list',
  file: 'scripts/run/deliver-mail.ts',
  text: 'if (resolved.replyTo !== undefined && !mayWriteTo(',
  with: 'if (false && !mayWriteTo(',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'allow-list' },
} satisfies Mutant;
