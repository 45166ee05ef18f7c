import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a reference does not name a record that the public does not see',
  file: 'site/gather/record.ts',
  text: '.filter((name) => !view.isWithheld(name))',
  with: '',
  tests: { 'site/private-data.test.ts': 'on cards' },
} satisfies Mutant;
