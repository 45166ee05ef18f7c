import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'why a recipient is none is told without what stands there',
  file: 'scripts/engine/message/recipients.ts',
  text: "return 'what stands for a recipient is not one e-mail address';",
  with: 'return `${written} is not one e-mail address`;',
  tests: { 'scripts/engine/message/email.test.ts': 'people as recipients' },
} satisfies Mutant;
