import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'what did not work waits longer each time',
  file: 'scripts/run/relay.ts',
  text: '5 * 2 ** (entry.tries - 1) * minute',
  with: '5 * minute',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'given up after five' },
} satisfies Mutant;
