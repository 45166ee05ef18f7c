import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'no reason holds more of an address than its host',
  file: 'scripts/store/webhook.ts',
  text: '`${url.host} could not be reached',
  with: '`${url.href} could not be reached',
  tests: { 'scripts/store/webhook.test.ts': 'silence, a dropped connection' },
} satisfies Mutant;
