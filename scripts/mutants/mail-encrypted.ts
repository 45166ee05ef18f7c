import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'no mail and no password goes out without TLS',
  file: 'scripts/store/mail.ts',
  text: "requireTLS: host.tls === 'start'",
  with: 'requireTLS: false',
  tests: { 'scripts/store/mail.test.ts': 'neither a password nor a mail' },
} satisfies Mutant;
