import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'expression bombs',
  guard: 'matches() is refused as a method',
  file: 'scripts/engine/expression/parse.ts',
  text: "at: number): Node {\n  if (name === 'matches') throw refuseMatches(at);\n  if (name === 'ifEmpty') return convertIfEmpty([of, ...args], at);",
  with: "at: number): Node {\n  if (name === 'ifEmpty') return convertIfEmpty([of, ...args], at);",
  tests: { 'scripts/engine/expression/expression.test.ts': 'title.matches' },
} satisfies Mutant;
