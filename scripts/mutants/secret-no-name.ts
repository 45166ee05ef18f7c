import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'secrets in templates',
  guard: 'there is no name for secrets in a template',
  file: 'scripts/engine/automate/names.ts',
  text: "    ['vars', 'dyn'],",
  with: "    ['vars', 'dyn'],\n    ['secrets', 'dyn'],\n    ['env', 'dyn'],",
  tests: { 'scripts/engine/automate/compile-effects.test.ts': 'secrets' },
} satisfies Mutant;
