import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'no value of a private key is told of the past',
  file: 'site/gather/history-change.ts',
  text: 'view?.secret.has(key) || ',
  with: '',
  tests: { 'site/private-data.test.ts': 'in what happened' },
} satisfies Mutant;
