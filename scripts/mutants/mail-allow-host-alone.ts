import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: '*@host allows that host, and none below it or that ends alike',
  file: 'scripts/engine/message/allow.ts',
  text: 'entry.slice(2).toLowerCase() === hostOfAddress(address)',
  with: 'hostOfAddress(address).endsWith(entry.slice(2).toLowerCase())',
  tests: { 'scripts/engine/message/allow.test.ts': 'who may be written to' },
} satisfies Mutant;
