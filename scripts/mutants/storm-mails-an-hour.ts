import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'a rule writes to so many addresses an hour',
  file: 'scripts/run/relay.ts',
  text: ' || times.length + entry.mails <= entry.perHour) {',
  with: ' || true) {',
  tests: { 'scripts/run/sending.test.ts': 'so many addresses an hour' },
} satisfies Mutant;
