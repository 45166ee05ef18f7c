import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'a field is allowed on its own board alone',
  file: 'scripts/engine/message/allow.ts',
  text: 'record?.board === board && ',
  with: 'record !== undefined && ',
  tests: { 'scripts/engine/message/allow.test.ts': 'a field of another board' },
} satisfies Mutant;
