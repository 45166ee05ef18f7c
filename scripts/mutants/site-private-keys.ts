import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'a private field is not on the public site',
  file: 'site/gather/audience.ts',
  text: "own && (audience === 'public' || (hidden.size > 0 && computed === true))",
  with: 'own && hidden.size > 0 && computed === true',
  tests: { 'site/private-data.test.ts': 'on cards' },
} satisfies Mutant;
