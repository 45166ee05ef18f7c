import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'the policy lets nothing inline run',
  file: 'site/layouts/Page.astro',
  text: "script-src 'self';",
  with: "script-src 'self' 'unsafe-inline';",
  tests: { 'site/policy.test.ts': 'says a policy' },
} satisfies Mutant;
