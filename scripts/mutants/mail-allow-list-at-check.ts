import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'a rule that names somebody beside the allow-list is refused',
  file: 'scripts/engine/automate/allowed.ts',
  text: "if (kind === 'recipient') return problemOfRecipient(name, boards, tracker, fields);",
  with: "if (kind === 'recipient') return undefined;",
  tests: { 'scripts/engine/automate/compile-effects.test.ts': 'who may be written to' },
} satisfies Mutant;
