import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'token theft',
  guard: 'the token goes to its own server alone',
  file: 'scripts/store/git-publish.ts',
  text: "`http.${server.replace(/\\/$/, '')}/.extraheader`",
  with: "'http.extraheader'",
  tests: { 'scripts/store/git-publish.test.ts': 'the token goes to its own server' },
} satisfies Mutant;
