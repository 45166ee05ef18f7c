import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'the mail library opens no file',
  file: 'scripts/store/mail-build.ts',
  text: 'disableFileAccess: true',
  with: 'disableFileAccess: false',
  tests: { 'scripts/security/mail.test.ts': 'no file and no address is opened' },
} satisfies Mutant;
