import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'CSV opened in a spreadsheet',
  guard: 'a cell is no formula',
  file: 'site/feeds/csv.ts',
  text: "typeof value !== 'number' && /^[=+\\-@\\t\\r]/.test(text) ? `'${text}` : text",
  with: 'text',
  tests: { 'site/feeds.test.ts': 'a table for a spreadsheet' },
} satisfies Mutant;
