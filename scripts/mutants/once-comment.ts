import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'a comment is written once for a key',
  file: 'scripts/store/github-issues.ts',
  text: "if (keys.every((key) => there.has(key))) return { state: 'sent' };",
  with: '',
  tests: { 'scripts/store/github-issues.test.ts': 'an answer that got lost' },
} satisfies Mutant;
