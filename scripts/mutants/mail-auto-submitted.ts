import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'programs are told that no person wrote it, and do not answer',
  file: 'scripts/engine/message/email.ts',
  text: "    'Auto-Submitted': 'auto-generated',",
  with: '',
  tests: { 'scripts/engine/message/email.test.ts': 'says who sent it' },
} satisfies Mutant;
