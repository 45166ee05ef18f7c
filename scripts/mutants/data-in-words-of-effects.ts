import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'what a mail does is told without its addresses',
  file: 'scripts/engine/automate/effects.ts',
  text: "return `mail to ${count} ${count === 1 ? 'address' : 'addresses'}`;",
  with: 'return `mail to ${effect.to.join()}${count}`;',
  tests: { 'scripts/actions/effects.test.ts': 'goes to addresses, and to people' },
} satisfies Mutant;
