import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'an address that a record gives is looked up in the allow-list when it is sent',
  file: 'scripts/run/deliver-mail.ts',
  text: 'if (refused > 0)',
  with: 'if (refused > count)',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'allow-list' },
} satisfies Mutant;
