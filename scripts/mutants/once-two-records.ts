import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'two records that bear one id are two',
  file: 'scripts/engine/automate/effects.ts',
  text: '...(event.depth === 0 ? [recordName(event.record)] : [])',
  with: '',
  tests: { 'scripts/engine/automate/run.test.ts': 'tells of each of two records' },
} satisfies Mutant;
