import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'the sender is one address',
  file: 'scripts/engine/message/email.ts',
  text: '  if (!isAddress(address))',
  with: "  if (address === '')",
  tests: { 'scripts/engine/message/email.test.ts': 'the sender' },
} satisfies Mutant;
