import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'no chart adds up a private field',
  file: 'site/gather/charts.ts',
  text: ' || (ask.sum !== undefined && isSecret(ask.sum))',
  with: '',
  tests: { 'site/gather/charts-privacy.test.ts': 'charts of the public' },
} satisfies Mutant;
