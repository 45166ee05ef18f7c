import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mail',
  guard: 'the names of files hold no folders and nothing unseen',
  file: 'scripts/engine/message/files.ts',
  text: 'attached.set(freeName(safeName(name), attached), bytes);',
  with: 'attached.set(name, bytes);',
  tests: { 'scripts/engine/message/email.test.ts': 'files go along by safe names' },
} satisfies Mutant;
