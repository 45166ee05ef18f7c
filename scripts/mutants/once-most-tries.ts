import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'what never works is given up',
  file: 'scripts/run/relay.ts',
  text: '  if (entry.tries >= mostTriesOfEffect)\n    return { ...told,',
  with: '  if (false)\n    return { ...told,',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'given up after five' },
} satisfies Mutant;
