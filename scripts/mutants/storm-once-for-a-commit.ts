import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a rule acts once on a record for one commit',
  file: 'scripts/engine/automate/run.ts',
  text: '(fired.has(key) || behind.includes(linkOf(compiled, event)))',
  with: 'behind.includes(linkOf(compiled, event))',
  tests: { 'scripts/engine/automate/run.test.ts': 'fires once for what one commit changed' },
} satisfies Mutant;
