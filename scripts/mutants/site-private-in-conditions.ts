import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a view whose condition asks for a private field is left out',
  file: 'site/gather/narrow.ts',
  text: ' || [...filter.uses].some((name) => secret.has(name))',
  with: '',
  tests: { 'site/private-data.test.ts': 'in views' },
} satisfies Mutant;
