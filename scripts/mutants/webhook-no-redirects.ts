import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'no redirect is followed',
  file: 'scripts/store/webhook.ts',
  text: '      const { statusCode = 0, headers } = response;',
  with: '      const { statusCode = 0, headers } = response;\n      if (statusCode >= 300 && statusCode < 400 && headers.location)\n        return resolve(send(new URL(headers.location, url), effect, body, {}, world));',
  tests: { 'scripts/store/webhook.test.ts': 'a redirect is not followed' },
} satisfies Mutant;
