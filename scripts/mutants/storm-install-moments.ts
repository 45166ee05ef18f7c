import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'loops and storms',
  guard: 'the first run looks at no moment before it',
  file: 'scripts/run/run.ts',
  text: 'commit: at, checked: now,',
  with: "commit: at, checked: '2000-01-01T00:00:00Z',",
  tests: { 'scripts/security/mail-of-runs.test.ts': 'moments before the first run' },
} satisfies Mutant;
