import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'the proxy of other requests is not used',
  file: 'scripts/store/webhook.ts',
  text: '[requestHttp, new HttpAgent()]',
  with: '[requestHttp, undefined]',
  tests: { 'scripts/store/webhook.test.ts': 'the proxy that other requests go through' },
} satisfies Mutant;
