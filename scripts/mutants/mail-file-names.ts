import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'an attached file has a bare name',
  file: 'scripts/store/mail.ts',
  text: "if (attachments.some(({ name }) => name === '' || /[/\\\\]/.test(name)))",
  with: 'if (false)',
  tests: { 'scripts/security/mail.test.ts': 'looks again: path of a file' },
} satisfies Mutant;
