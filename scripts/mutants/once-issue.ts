import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'an issue is opened once for a key',
  file: 'scripts/store/github-issues.ts',
  text: "if (shelf.issues.some(({ marks }) => marks.keys.includes(key))) return { state: 'sent' };",
  with: '',
  tests: { 'scripts/store/github-issues.test.ts': 'one is opened once for a key' },
} satisfies Mutant;
