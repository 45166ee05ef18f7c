import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a file that a private field names is not handed out',
  file: 'site/gather/record.ts',
  text: '\n    .filter(({ path }) => !secretFiles.has(path))',
  with: '',
  tests: { 'site/private-data.test.ts': 'of files that a private field names' },
} satisfies Mutant;
