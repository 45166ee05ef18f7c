import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'a mail without an answer is not sent again by itself',
  file: 'scripts/store/mail-result.ts',
  text: "if (given) return { state: 'unknown',",
  with: "if (given) return { state: 'later',",
  tests: { 'scripts/run/sending.test.ts': 'a connection lost after the mail was given' },
} satisfies Mutant;
