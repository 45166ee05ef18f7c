import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'token theft',
  guard: 'the token is in no configuration',
  file: 'scripts/store/git-publish.ts',
  text: '  const answer = await waitForGit(repository.top, args, { environment: environmentFor(access) });',
  with: "  askGit(repository.top, ['config', 'http.extraheader', environmentFor(access)['GIT_CONFIG_VALUE_0'] ?? '']);\n  const answer = await waitForGit(repository.top, args, { environment: environmentFor(access) });",
  tests: { 'scripts/store/git-publish.test.ts': 'the token goes to its own server' },
} satisfies Mutant;
