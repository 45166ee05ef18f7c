import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'the signature is made of the moment and the body',
  file: 'scripts/store/webhook.ts',
  text: 'hmacSha256(world.secretValue, `${timestamp}.${body}`)',
  with: 'hmacSha256(world.secretValue, body)',
  tests: { 'scripts/store/webhook.test.ts': 'JSON with its key, signed' },
} satisfies Mutant;
