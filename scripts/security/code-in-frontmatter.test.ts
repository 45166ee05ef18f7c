import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { splitFrontmatter } from '../engine/read/frontmatter.ts';
import { newTracker } from '../workflow/place.ts';

const words = ['js', 'javascript', 'JS', ' js', ' js ', '\tjs', 'Javascript', 'json', 'coffee', 'yaml', 'toml', '{', ' #'];

test.each(words)('a record, a comment and a template that begin with "---%s" are faults, and nothing of them runs', async (word) => {
  const place = newTracker();
  const canary = join(place.root, 'canary');
  const code = `process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(canary)}, '')`;
  const text = `---${word}\n(${code}, { title: 'x' })\n---\nText\n`;
  const paths = ['records/sales/todo/evil.md', 'records/sales/_comments/acme/20261120T101500Z-ana.md', 'records/sales/_templates/evil.md'];
  for (const path of paths) place.put(path, text);
  const { diagnostics } = JSON.parse((await place.woad('check', '--json')).output) as { diagnostics: { path: string; check: string }[] };
  for (const path of paths) expect(diagnostics).toContainEqual(expect.objectContaining({ path, line: 1, check: 'frontmatter' }));
  expect((await place.woad('set', 'sales/evil', 'title=x')).complaint).toContain('its frontmatter cannot be read');
  expect((await place.woad('new', 'sales', '--title', 'N', '--template', 'evil')).code).toBe(1);
  await place.woad('show', 'sales/evil');
  expect(existsSync(canary)).toBe(false);
});

test('what stands between the dashes is never evaluated, whatever tag it bears', () => {
  const text = '---\n!!js/function "function () { globalThis.woadRan = true }"\n---\n';
  expect(splitFrontmatter(text)).toMatchObject({ present: true });
  expect(globalThis).not.toHaveProperty('woadRan');
});
