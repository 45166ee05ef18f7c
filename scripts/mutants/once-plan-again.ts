import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'exactly once',
  guard: 'a plan that came too late is made again',
  file: 'scripts/run/run.ts',
  text: '  if (rejected !== undefined) {\n    terminal',
  with: "  if (rejected === 'x') {\n    terminal",
  tests: { 'scripts/run/run.test.ts': 'a push of a person in the midst' },
} satisfies Mutant;
