import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'template injection',
  guard: 'a value in an address stays one part of it',
  file: 'scripts/engine/automate/escape.ts',
  text: 'url: asPart,',
  with: 'url: undefined,',
  tests: { 'scripts/engine/automate/escape.test.ts': 'for url' },
} satisfies Mutant;
