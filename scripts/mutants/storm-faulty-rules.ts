import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a rule with a fault is not run without the part that has it',
  file: 'scripts/engine/automate/rules.ts',
  text: 'if (first) faults.push(faultTrace(rule.name, first));',
  with: 'if (first && false) faults.push(faultTrace(rule.name, first));',
  tests: { 'scripts/engine/automate/run.test.ts': 'with a fault is not run|of which a part' },
} satisfies Mutant;
