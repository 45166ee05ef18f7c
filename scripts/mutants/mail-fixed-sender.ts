import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'the sender is that of the workspace, whatever a rule says',
  file: 'scripts/store/mail-build.ts',
  text: '    from,\n',
  with: '    from: replyTo === undefined ? from : plain(replyTo),\n',
  tests: { 'scripts/store/mail.test.ts': 'arrives with everything it holds' },
} satisfies Mutant;
