import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'the mails of earlier runs count in their hour',
  file: 'scripts/relay.ts',
  text: 'state.kept(recently)',
  with: 'undefined',
  tests: { 'scripts/rules-sending.test.ts': 'so many addresses an hour' },
} satisfies Mutant;
