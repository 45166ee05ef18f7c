import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const layout = readFileSync(join(import.meta.dirname, 'layouts/Page.astro'), 'utf8');

test('every page but those of the development server says a policy: nothing from elsewhere, nothing inline, no form', () => {
  expect(layout).toContain('{!site.live && <meta http-equiv="content-security-policy" content={policy} />}');
  const [, policy = ''] = /const policy =\s*"([^"]*)"/.exec(layout) ?? [];
  const rules = new Map(policy.split('; ').map((rule): [string, string] => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1).join(' ')]));
  expect(rules.get('default-src')).toBe("'none'");
  for (const none of ['base-uri', 'form-action']) expect(rules.get(none)).toBe("'none'");
  for (const [name, sources] of rules) expect([name, sources]).toEqual([name, expect.stringMatching(/^'(self|none)'$/)]);
  expect(rules.get('script-src')).toBe("'self'");
});
