import type { Mutant } from '../security/mutant.ts';

export default {
  row: 'script in pages',
  guard: 'every built page says the policy',
  file: 'site/layouts/Page.astro',
  text: '{!site.live && <meta http-equiv="content-security-policy" content={policy} />}',
  with: '',
  tests: { 'site/policy.test.ts': 'says a policy' },
} satisfies Mutant;
