import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'template injection',
  guard: 'a value that stands alone in an option is not read as a template',
  file: 'scripts/engine/automate/fill.ts',
  text: 'return { value: evaluation.value };',
  with: "{\n    const again = typeof evaluation.value === 'string' ? /^\\{\\{ (\\w+) \\}\\}$/.exec(evaluation.value)?.[1] : undefined;\n    return { value: again === undefined || typeof values !== 'function' ? evaluation.value : values(again) };\n  }",
  tests: { 'scripts/actions/effects.test.ts': 'is never sent half filled' },
} satisfies Mutant;
