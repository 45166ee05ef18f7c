import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'of HTML in a text only tags of the list are drawn',
  file: 'site/render/markdown.ts',
  text: 'if (!allowedTags.has(tag)) return drawAll(node.children, drawing, plain);',
  with: '',
  tests: { 'site/render/markdown.test.ts': 'what attackers write' },
} satisfies Mutant;
