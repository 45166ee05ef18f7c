import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'template injection',
  guard: 'a value in the address of a webhook is escaped',
  file: 'scripts/actions/call-webhook.ts',
  text: "writes: { url: 'url',",
  with: "writes: { url: 'text',",
  tests: { 'scripts/actions/effects.test.ts': 'stays one part of the address' },
} satisfies Mutant;
