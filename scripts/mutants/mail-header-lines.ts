import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'a header is one line, whoever made it',
  file: 'scripts/store/mail.ts',
  text: 'if (lines.some((line) => /[\\p{Cc}\\p{Zl}\\p{Zp}]/u.test(line)))',
  with: 'if (false)',
  tests: { 'scripts/security/mail.test.ts': 'looks again: (subject|name of the sender|value of a header|name of a file)' },
} satisfies Mutant;
