import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'link-local addresses, where clouds keep secrets, are closed',
  file: 'scripts/store/address-guard.ts',
  text: "  ['a link-local address', '169.254.0.0/16', 'fe80::/10'],",
  with: '',
  tests: { 'scripts/store/address-guard.test.ts': 'refuses' },
} satisfies Mutant;
