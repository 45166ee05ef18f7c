import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'a subject is one line without marks that nobody sees',
  file: 'scripts/engine/message/email.ts',
  text: 'cutLine(withoutHidden(effect.subject), longestSubject)',
  with: 'effect.subject.slice(0, longestSubject)',
  tests: { 'scripts/engine/message/email.test.ts': 'its subject is one line' },
} satisfies Mutant;
