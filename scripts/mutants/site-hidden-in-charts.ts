import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'no chart names a record of a board that is not public',
  file: 'site/gather/charts-groups.ts',
  text: '\n        .filter((name) => !world.isWithheld(name))',
  with: '',
  tests: { 'site/gather/charts-privacy.test.ts': 'charts of the public' },
} satisfies Mutant;
