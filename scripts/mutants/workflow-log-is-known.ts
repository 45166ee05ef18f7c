import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'workflow commands',
  guard: 'a run in a workflow is known to be logged',
  file: 'scripts/cli.ts',
  text: '(isLogged ? safeLog(text) : text)',
  with: 'text',
  tests: { 'scripts/security/workflow-commands.test.ts': 'what is logged' },
} satisfies Mutant;
