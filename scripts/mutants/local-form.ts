import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'local editing',
  guard: 'what a form could send is not heard',
  file: 'site/edits.ts',
  text: "if (!/^application\\/json\\b/.test(request.headers['content-type'] ?? ''))",
  with: "if (request.headers['content-type'] === undefined)",
  tests: { 'site/tests/local.test.ts': 'nobody else is heard' },
} satisfies Mutant;
