import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'local editing',
  guard: 'what others wrote since is not overwritten',
  file: 'scripts/editing.ts',
  text: '!isSame(disk.read(path), after)',
  with: "path === ''",
  tests: { 'scripts/editing.test.ts': 'what others wrote since' },
} satisfies Mutant;
