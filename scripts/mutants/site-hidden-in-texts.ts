import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a text does not name a record that the public does not see',
  file: 'site/gather/withheld.ts',
  text: "if (isWithheld(name)) return label ?? '[[?]]';",
  with: '',
  tests: { 'site/private-data.test.ts': 'on pages of records' },
} satisfies Mutant;
