import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'local editing',
  guard: 'a page of another origin changes nothing',
  file: 'site/edits.ts',
  text: 'if (origin !== `http://${host}`)',
  with: 'if (origin === undefined)',
  tests: { 'site/tests/local.test.ts': 'nobody else is heard' },
} satisfies Mutant;
