import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'blind copies stand nowhere in a mail',
  file: 'scripts/store/mail-build.ts',
  text: 'cc: cc.map(plain),',
  with: 'cc: [...cc, ...message.bcc].map(plain),',
  tests: { 'scripts/store/mail.test.ts': 'arrives with everything it holds' },
} satisfies Mutant;
