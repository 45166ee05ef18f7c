import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'private fields are not told',
  file: 'scripts/actions/call-webhook.ts',
  text: 'if (!isPrivate(name)) values[name] = value;',
  with: 'values[name] = value;',
  tests: { 'scripts/actions/effects.test.ts': 'without private fields' },
} satisfies Mutant;
