import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'template injection',
  guard: 'a value in a header stays in its line',
  file: 'scripts/engine/automate/escape.ts',
  text: 'header: onOneLine,',
  with: 'header: undefined,',
  tests: { 'scripts/engine/automate/escape.test.ts': 'for header' },
} satisfies Mutant;
