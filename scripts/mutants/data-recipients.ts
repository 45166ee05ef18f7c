import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'a recipient is kept as an HMAC',
  file: 'scripts/run/deliver.ts',
  text: "hmacSha256(given.salt ?? '', address.toLowerCase())",
  with: 'address',
  tests: { 'scripts/run/sending.test.ts': 'a move sends one mail' },
} satisfies Mutant;
