import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'once_per knows a record when it is renamed',
  file: 'scripts/engine/automate/effects.ts',
  text: "return record ? identityOf(record) : '';",
  with: "return record ? recordName(record) : '';",
  tests: { 'scripts/engine/automate/effects.test.ts': 'once_per' },
} satisfies Mutant;
