import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'what workspace.yml allows anew is called out',
  file: 'scripts/run/rehearsal.ts',
  text: '...(settings ? newlyAllowed(',
  with: '...(settings && false ? newlyAllowed(',
  tests: { 'scripts/run/rehearsal.test.ts': 'names all three' },
} satisfies Mutant;
