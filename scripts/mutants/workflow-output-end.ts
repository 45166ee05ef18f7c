import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'workflow commands',
  guard: 'no value can end its own output and begin another',
  file: 'scripts/store/workflow-output.ts',
  text: '`end-${randomUUID()}`',
  with: "'end'",
  tests: { 'scripts/security/workflow-commands.test.ts': 'an output is whole' },
} satisfies Mutant;
