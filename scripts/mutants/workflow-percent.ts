import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'workflow commands',
  guard: 'no text is read as an escape',
  file: 'scripts/terminal/annotation.ts',
  text: ".replaceAll('%', '%25')",
  with: '',
  tests: { 'scripts/security/workflow-commands.test.ts': 'an annotation is one command' },
} satisfies Mutant;
