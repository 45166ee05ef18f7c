import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'workflow commands',
  guard: 'what is logged is no command',
  file: 'scripts/terminal/text.ts',
  text: "return text.replace(/^([^\\S\\n]*:):/gm, '$1 :').replaceAll('##[', '## [');",
  with: 'return text;',
  tests: { 'scripts/security/workflow-commands.test.ts': 'what is logged' },
} satisfies Mutant;
