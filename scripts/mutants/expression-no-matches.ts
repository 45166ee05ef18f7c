import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'expression bombs',
  guard: 'matches() is refused as a function',
  file: 'scripts/engine/expression/parse.ts',
  text: "function convertCall(name: string, args: ASTNode[], at: number): Node {\n  if (name === 'matches') throw refuseMatches(at);",
  with: 'function convertCall(name: string, args: ASTNode[], at: number): Node {',
  tests: { 'scripts/engine/expression/expression.test.ts': 'matches\\(title' },
} satisfies Mutant;
