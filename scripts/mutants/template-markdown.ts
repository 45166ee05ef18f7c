import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'template injection',
  guard: 'a value in a text is no mark-up',
  file: 'scripts/engine/automate/escape.ts',
  text: 'markdown: escapeMarkdown,',
  with: 'markdown: undefined,',
  tests: { 'scripts/engine/automate/escape.test.ts': 'for markdown' },
} satisfies Mutant;
