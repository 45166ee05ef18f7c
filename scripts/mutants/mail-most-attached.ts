import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'attached files have a limit',
  file: 'scripts/engine/message/files.ts',
  text: 'if (size > mostBytes)',
  with: 'if (false)',
  tests: { 'scripts/engine/message/email.test.ts': 'files that are too large' },
} satisfies Mutant;
