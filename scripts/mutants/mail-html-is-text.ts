import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'a value makes no HTML in a mail',
  file: 'scripts/engine/message/template.ts',
  text: 'return text.replace(/[&<>"\']/g, (char) => entities[char] ?? char);',
  with: 'return text;',
  tests: { 'scripts/engine/message/email.test.ts': 'values that the record holds make no HTML' },
} satisfies Mutant;
