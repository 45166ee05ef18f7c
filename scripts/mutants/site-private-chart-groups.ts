import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'no chart parts records by a private field',
  file: 'site/gather/charts.ts',
  text: 'isSecret(ask.by) || ',
  with: '',
  tests: { 'site/gather/charts-privacy.test.ts': 'charts of the public' },
} satisfies Mutant;
