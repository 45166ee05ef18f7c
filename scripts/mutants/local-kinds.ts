import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'local editing',
  guard: 'a page asks for nothing but moves',
  file: 'scripts/editing.ts',
  text: '!kinds.has(kind)',
  with: 'kind === undefined',
  tests: { 'scripts/editing.test.ts': 'is refused as a whole' },
} satisfies Mutant;
