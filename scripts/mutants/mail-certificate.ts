import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'a certificate that nobody vouches for is refused',
  file: 'scripts/store/mail.ts',
  text: "...(host.tls === 'offered' ? { rejectUnauthorized: false } : {}),",
  with: 'rejectUnauthorized: false,',
  tests: { 'scripts/store/mail.test.ts': 'a certificate that nobody vouches for' },
} satisfies Mutant;
