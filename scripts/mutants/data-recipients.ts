import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'a recipient is kept as an HMAC',
  file: 'scripts/deliver.ts',
  text: "hmacSha256(given.salt ?? '', address.toLowerCase())",
  with: 'address',
  tests: { 'scripts/rules-sending.test.ts': 'a move sends one mail' },
} satisfies Mutant;
