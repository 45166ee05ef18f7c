import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'only what is one address is looked up in the allow-list',
  file: 'scripts/engine/message/allow.ts',
  text: '  if (!isAddress(address)) return false;',
  with: '',
  tests: { 'scripts/engine/message/allow.test.ts': 'who may be written to' },
} satisfies Mutant;
