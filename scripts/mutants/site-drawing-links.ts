import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'a drawing loads nothing from elsewhere',
  file: 'site/gather/files.ts',
  text: "!/^(#|data:image\\/(png|jpeg|gif|webp);)/.test((double ?? single ?? bare ?? '').trim())",
  with: "double === '\\0' && single === bare",
  tests: { 'site/gather/files.test.ts': 'a drawing that could do more' },
} satisfies Mutant;
