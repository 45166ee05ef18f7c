import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'the mails of earlier runs count in their hour',
  file: 'scripts/run/relay.ts',
  text: "state.kept<{ [rule: string]: string[] }>('lastHour')",
  with: 'undefined',
  tests: { 'scripts/security/mail-of-runs.test.ts': 'count in their hour' },
} satisfies Mutant;
