import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'workflow commands',
  guard: 'no name ends its property',
  file: 'scripts/terminal/annotation.ts',
  text: ".replaceAll(':', '%3A').replaceAll(',', '%2C')",
  with: '',
  tests: { 'scripts/security/workflow-commands.test.ts': 'an annotation is one command' },
} satisfies Mutant;
