import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'what one run has claimed is taken by no other',
  file: 'scripts/run/relay.ts',
  text: "(entry) => entry.state === 'pending' && isDue(entry, now)",
  with: "(entry) => entry.state !== 'proposed' && isDue(entry, now)",
  tests: { 'scripts/security/two-runs-at-once.test.ts': 'what one run has claimed' },
} satisfies Mutant;
