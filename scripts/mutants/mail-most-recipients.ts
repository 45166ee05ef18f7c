import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'one mail goes to at most 50',
  file: 'scripts/engine/message/email.ts',
  text: 'if (all.length > mostRecipients)',
  with: 'if (false)',
  tests: { 'scripts/engine/message/email.test.ts': '51 recipients' },
} satisfies Mutant;
