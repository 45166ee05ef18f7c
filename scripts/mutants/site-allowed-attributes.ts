import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'a tag keeps what the list gives it and nothing else',
  file: 'site/render/markdown.ts',
  text: 'Object.entries(allowedAttributes[tag] ?? {})',
  with: 'Object.keys(properties).map((each): [string, RegExp] => [each, /^/])',
  tests: { 'site/render/markdown.test.ts': 'what attackers write' },
} satisfies Mutant;
