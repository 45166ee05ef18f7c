import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a rule acts once on a record in a chain of rules',
  file: 'scripts/engine/automate/run.ts',
  text: '(fired.has(key) || behind.includes(linkOf(compiled, event)))',
  with: 'fired.has(key)',
  tests: { 'scripts/engine/automate/match.test.ts': 'one that comments on comments' },
} satisfies Mutant;
