import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a computed field does not tell of blockers that fewer people see',
  file: 'scripts/engine/compute/tied.ts',
  text: "path.endsWith('.blocked') && ",
  with: 'false && ',
  tests: { 'site/gather/blocked.test.ts': 'blocks nothing' },
} satisfies Mutant;
