import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'template injection',
  guard: 'what a mail says is escaped as Markdown, its subject as a header',
  file: 'scripts/actions/send-email.ts',
  text: "subject: 'header', body: 'markdown' }",
  with: "subject: 'text', body: 'text' }",
  tests: { 'scripts/actions/effects.test.ts': 'what a record says is text and nothing more' },
} satisfies Mutant;
