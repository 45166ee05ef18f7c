import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'an id of a mail is one word',
  file: 'scripts/store/mail.ts',
  text: '/^<[^<>\\s@]+@[^<>\\s@]+>$/.test(id)',
  with: "id !== ''",
  tests: { 'scripts/security/mail.test.ts': 'looks again: (id|thread)' },
} satisfies Mutant;
