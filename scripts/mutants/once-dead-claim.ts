import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'a mail whose run died is not sent again by itself',
  file: 'scripts/run/relay.ts',
  text: "return { ...rest, state: 'unknown', changed: now, reason: 'the run that sent it died",
  with: "return { ...rest, state: 'pending', changed: now, reason: 'the run that sent it died",
  tests: { 'scripts/run/sending.test.ts': 'after its claim' },
} satisfies Mutant;
