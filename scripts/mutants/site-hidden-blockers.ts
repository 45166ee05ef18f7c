import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'private data published',
  guard: 'what the public does not see blocks nothing',
  file: 'site/gather/seen.ts',
  text: 'return record && hidden.has(record.board) ? undefined : record;',
  with: 'return record;',
  tests: { 'site/gather/blocked.test.ts': 'blocks nothing' },
} satisfies Mutant;
