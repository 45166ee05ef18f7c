import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'a run marks only what it has claimed itself',
  file: 'scripts/run/relay.ts',
  text: "there !== 'known' && there.claim === run",
  with: "there !== 'known'",
  tests: { 'scripts/security/two-runs-at-once.test.ts': 'is not marked over' },
} satisfies Mutant;
