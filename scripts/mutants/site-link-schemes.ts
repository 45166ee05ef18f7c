import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'a link leaves the site by http, https or mailto',
  file: 'site/render/links.ts',
  text: 'linkSchemes.has(url.protocol) ?',
  with: "url.protocol !== '' ?",
  tests: { 'site/render/markdown.test.ts': 'what attackers write' },
} satisfies Mutant;
