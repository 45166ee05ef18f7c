import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'two rules that set each other off stop',
  file: 'scripts/engine/automate/run.ts',
  text: '(fired.has(key) || behind.includes(linkOf(compiled, event)))',
  with: 'false',
  tests: { 'scripts/engine/automate/run.test.ts': 'two rules that set each other off' },
} satisfies Mutant;
