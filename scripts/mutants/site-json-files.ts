import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'JSON opened as something else is no HTML',
  file: 'site/feed.ts',
  text: '/[<\\u2028\\u2029]/g',
  with: '/[\\u2028\\u2029]/g',
  tests: { 'site/feeds.test.ts': 'safe wherever they are opened' },
} satisfies Mutant;
