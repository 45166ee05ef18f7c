import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'no mark of a stranger counts',
  file: 'scripts/store/github-issues.ts',
  text: 'comment.user?.login === login',
  with: 'comment.user?.login !== undefined',
  tests: { 'scripts/store/github-issues.test.ts': 'marks of a stranger' },
} satisfies Mutant;
