import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'a text has a limit',
  file: 'scripts/engine/message/email.ts',
  text: 'if (effect.body.length > longestBody)',
  with: 'if (false)',
  tests: { 'scripts/engine/message/email.test.ts': 'a very long text' },
} satisfies Mutant;
