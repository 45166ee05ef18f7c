import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a record is the same in a chain when a rule carries it elsewhere',
  file: 'scripts/engine/automate/run.ts',
  text: 'if (from !== to) firstNames.set(to, firstNames.get(from) ?? from);',
  with: '',
  tests: { 'scripts/engine/automate/run.test.ts': 'also under the name that a rule gave it' },
} satisfies Mutant;
