import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'workflow commands',
  guard: 'no text ends its command and begins another',
  file: 'scripts/terminal/annotation.ts',
  text: ".replaceAll('\\n', '%0A')",
  with: '',
  tests: { 'scripts/terminal/summary.test.ts': 'no text is a command' },
} satisfies Mutant;
