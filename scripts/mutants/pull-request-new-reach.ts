import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'pull requests that edit rules',
  guard: 'what rules reach and did not before is called out',
  file: 'scripts/engine/automate/reach.ts',
  text: 'return of.get(rule.rule.name)?.has(key) ? [] : [{',
  with: 'return true ? [] : [{',
  tests: { 'scripts/run/rehearsal.test.ts': 'names all three' },
} satisfies Mutant;
