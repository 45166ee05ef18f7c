import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'what rules would have done is told without addresses',
  file: 'scripts/run/rehearsal.ts',
  text: 'withoutAddresses(await tryOn(',
  with: '((each: Trace[]) => each)(await tryOn(',
  tests: { 'scripts/run/rehearsal.test.ts': 'address' },
} satisfies Mutant;
