import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'mentions and personal data',
  guard: 'a value in a text mentions nobody',
  file: 'scripts/model/markdown.ts',
  text: "      .replace(/(?<![\\p{L}\\p{N}_.-])@(?=[a-z0-9])/giu, '@\\u2060')",
  with: '',
  tests: { 'scripts/engine/automate/escape.test.ts': 'for markdown' },
} satisfies Mutant;
