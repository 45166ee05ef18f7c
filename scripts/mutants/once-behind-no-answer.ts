import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'behind a mail without an answer no other is risked',
  file: 'scripts/store/mail.ts',
  text: "    if (result.state === 'unknown' || failure.code === 'ETIMEDOUT')",
  with: '    if (false)',
  tests: { 'scripts/store/mail-result.test.ts': 'no other is risked' },
} satisfies Mutant;
