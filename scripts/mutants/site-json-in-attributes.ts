import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'JSON in a page ends no attribute',
  file: 'site/render/escape.ts',
  text: '${escapeHtml(String(value))}',
  with: '${String(value)}',
  tests: { 'site/render/escape.test.ts': 'JSON in an attribute' },
} satisfies Mutant;
