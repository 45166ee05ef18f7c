import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'views and tables for spreadsheets know no private field',
  file: 'site/gather/boards.ts',
  text: '!secret.has(key) && !board',
  with: '!board',
  tests: { 'site/private-data.test.ts': 'in views' },
} satisfies Mutant;
