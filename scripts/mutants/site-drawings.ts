import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'a drawing that could run something is handed out as text',
  file: 'site/gather/files.ts',
  text: " || (ending === 'svg' && isLively(read(path)))",
  with: '',
  tests: { 'site/gather/files.test.ts': 'a drawing that could do more' },
} satisfies Mutant;
