import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'a new host is called out',
  file: 'scripts/actions/call-webhook.ts',
  text: 'host === undefined ? []',
  with: 'host !== undefined ? []',
  tests: { 'scripts/run/rehearsal.test.ts': 'names all three' },
} satisfies Mutant;
