import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'a new secret that holds an address is called out',
  file: 'scripts/actions/call-webhook.ts',
  text: "...(urlSecret === undefined ? [] : [{ kind: 'secret' as const, name: urlSecret, option: 'url_secret' }]),",
  with: '',
  tests: { 'scripts/run/rehearsal.test.ts': 'an address that is a secret' },
} satisfies Mutant;
