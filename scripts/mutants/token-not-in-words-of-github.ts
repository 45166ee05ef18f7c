import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'token theft',
  guard: 'what GitHub says is told without the token',
  file: 'scripts/store/github-client.ts',
  text: "answered.replaceAll(token, '***')",
  with: 'answered',
  tests: { 'scripts/store/github-issues.test.ts': 'Validation Failed' },
} satisfies Mutant;
