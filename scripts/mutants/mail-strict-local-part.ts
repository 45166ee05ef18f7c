import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'before the @ stands no list, quote, blank or sign of control',
  file: 'scripts/model/address.ts',
  text: 'local.test(text.slice(0, at)) && ',
  with: '',
  tests: { 'scripts/security/mail.test.ts': 'is no recipient' },
} satisfies Mutant;
