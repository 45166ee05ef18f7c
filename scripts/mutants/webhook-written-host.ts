import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'no value makes the host of an address',
  file: 'scripts/actions/call-webhook.ts',
  text: '.refine((url) => hostPattern.test(url), {',
  with: ".refine((url) => url.startsWith('https://'), {",
  tests: { 'scripts/engine/automate/compile-effects.test.ts': 'where webhooks go' },
} satisfies Mutant;
