import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'webhooks',
  guard: 'a rule that names a host beside the allow-list is refused',
  file: 'scripts/engine/automate/allowed.ts',
  text: 'workspace.webhookHosts.some((host) => host.toLowerCase() === name)) return undefined;',
  with: 'true) return undefined;',
  tests: { 'scripts/engine/automate/compile-effects.test.ts': 'where webhooks go' },
} satisfies Mutant;
