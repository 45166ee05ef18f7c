import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'a header ends no message early',
  file: 'scripts/store/webhook.ts',
  text: '      validateHeaderName(name);\n      validateHeaderValue(name, value);\n',
  with: '',
  tests: { 'scripts/security/webhooks-to-odd-places.test.ts': 'headers that end a message early' },
} satisfies Mutant;
