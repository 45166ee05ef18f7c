import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'no chart goes by a condition on a private field',
  file: 'site/gather/charts.ts',
  text: ' || [...filter.uses].some(isSecret)',
  with: '',
  tests: { 'site/gather/charts-privacy.test.ts': 'charts of the public' },
} satisfies Mutant;
