import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'keys of what was sent are kept for ever',
  file: 'scripts/store/state-branch.ts',
  text: '< before) addKey(old, entry.key);',
  with: '< before) continue;',
  tests: { 'scripts/run/sending.test.ts': 'a move sends one mail' },
} satisfies Mutant;
