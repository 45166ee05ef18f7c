import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'secrets in templates',
  guard: 'a secret is named, and is no text that is filled in',
  file: 'scripts/actions/call-webhook.ts',
  text: '.regex(/^[A-Z][A-Z0-9_]*$/, {',
  with: '.regex(/^./, {',
  tests: { 'scripts/engine/automate/compile-effects.test.ts': 'secrets' },
} satisfies Mutant;
