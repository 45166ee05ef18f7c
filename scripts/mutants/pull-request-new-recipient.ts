import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'a new recipient is called out',
  file: 'scripts/actions/send-email.ts',
  text: 'eachName(options[each], each).map(',
  with: 'eachName(undefined, each).map(',
  tests: { 'scripts/run/rehearsal.test.ts': 'names all three' },
} satisfies Mutant;
