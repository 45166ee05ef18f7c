import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'cards and pages of records hold no private value',
  file: 'site/gather/record.ts',
  text: 'filter((field) => !secret.has(field.name) && !field.hidden)',
  with: 'filter((field) => !field.hidden)',
  tests: { 'site/private-data.test.ts': 'on pages of records' },
} satisfies Mutant;
