import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'a new secret is called out',
  file: 'scripts/actions/call-webhook.ts',
  text: "...(secret === undefined ? [] : [{ kind: 'secret' as const, name: secret, option: 'secret' }]),",
  with: '',
  tests: { 'scripts/run/rehearsal.test.ts': 'names all three' },
} satisfies Mutant;
