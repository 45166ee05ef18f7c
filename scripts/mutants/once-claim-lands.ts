import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'what is claimed is sent only when the claim has landed',
  file: 'scripts/run/relay.ts',
  text: '      if (rejected !== undefined) return undefined;',
  with: '',
  tests: { 'scripts/security/two-runs-at-once.test.ts': 'a claim that came too late' },
} satisfies Mutant;
