import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'template injection',
  guard: 'a text that is filled is not filled again',
  file: 'scripts/engine/expression/template.ts',
  text: '  return { text, missing: [...missing] };',
  with: "  const again = text.includes('{{') ? compileTemplate(text, new Map([['title', 'string'], ['vars', 'dyn']] as const)) : undefined;\n  if (again && 'template' in again) return fillTemplate(again.template, values, world, escapeText);\n  return { text, missing: [...missing] };",
  tests: { 'scripts/security/expressions-and-templates.test.ts': 'never read as a template' },
} satisfies Mutant;
