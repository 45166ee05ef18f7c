import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'a file that a browser would run is handed out as text',
  file: 'site/gather/files.ts',
  text: 'active.has(ending) || ',
  with: '',
  tests: { 'site/gather/files.test.ts': 'is handed out as plain text' },
} satisfies Mutant;
