import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a record is tied to none that the public does not see',
  file: 'site/gather/relations.ts',
  text: 'if (views.get(record.board)?.isWithheld(name)) return;',
  with: '',
  tests: { 'site/private-data.test.ts': 'which records of such a board' },
} satisfies Mutant;
