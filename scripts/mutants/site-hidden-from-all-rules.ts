import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'rules and history tell members nothing of a board that no build holds',
  file: 'site/gather/site.ts',
  text: "hidden.size > 0 ? 'public' : audience",
  with: 'audience',
  tests: { 'site/gather/audience.test.ts': 'no build holds' },
} satisfies Mutant;
