import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'local editing',
  guard: 'a request holds the secret of this run',
  file: 'site/edits.ts',
  text: 'if (!isKnown)',
  with: "if (!isKnown && host === '')",
  tests: { 'site/tests/local.test.ts': 'nobody else is heard' },
} satisfies Mutant;
