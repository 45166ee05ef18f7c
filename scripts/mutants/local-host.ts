import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'local editing',
  guard: 'a name that was pointed at this machine is not heard',
  file: 'site/edits.ts',
  text: 'if (!ownHosts.test(host))',
  with: "if (host === '')",
  tests: { 'site/tests/local.test.ts': 'nobody else is heard' },
} satisfies Mutant;
