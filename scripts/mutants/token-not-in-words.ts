import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'token theft',
  guard: 'what git says is told without the token',
  file: 'scripts/store/git-publish.ts',
  text: "return token ? words.replaceAll(token, '***') : words;",
  with: 'return words;',
  tests: { 'scripts/store/git-publish.test.ts': 'the token goes to its own server' },
} satisfies Mutant;
