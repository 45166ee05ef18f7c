import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'text stays text',
  file: 'site/render/escape.ts',
  text: "'<': '&lt;', ",
  with: '',
  tests: { 'site/render/escape.test.ts': 'text stays text' },
} satisfies Mutant;
