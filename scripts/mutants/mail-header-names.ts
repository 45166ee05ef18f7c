import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'the name of a header is letters',
  file: 'scripts/store/mail.ts',
  text: '/^[A-Z][A-Za-z-]*$/.test(name)',
  with: "name !== ''",
  tests: { 'scripts/security/mail.test.ts': 'looks again: name of a header' },
} satisfies Mutant;
