import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'what was sent once is known by its key',
  file: 'scripts/run/run.ts',
  text: 'const isKnown = (key: string) => state.find(key) !== undefined;',
  with: 'const isKnown = (_: string) => false;',
  tests: { 'scripts/run/sending.test.ts': 'a move sends one mail' },
} satisfies Mutant;
