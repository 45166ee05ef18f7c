import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'the mail library asks no address',
  file: 'scripts/store/mail-build.ts',
  text: 'disableUrlAccess: true',
  with: 'disableUrlAccess: false',
  tests: { 'scripts/security/mail.test.ts': 'no file and no address is opened' },
} satisfies Mutant;
