import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'template injection',
  guard: 'no value makes a path that leads elsewhere',
  file: 'scripts/actions/call-webhook.ts',
  text: 'if (isStrayPath(',
  with: 'if (false && isStrayPath(',
  tests: { 'scripts/actions/effects.test.ts': 'stays one part of the address' },
} satisfies Mutant;
