import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'no password is sent for everybody to read',
  file: 'scripts/store/mail-address.ts',
  text: "if (isInsecure && username !== '' && protocol === 'smtp:')",
  with: 'if (false)',
  tests: { 'scripts/store/mail-address.test.ts': 'SMTP_URL' },
} satisfies Mutant;
