import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
/** `environment['X']`, `process.env['X']` and `readMap(environment, 'X'`, without what is set there. */
const reads = /(?:environment|process\.env|\benv)(?:\[|, )'([A-Z][A-Z_]+)'(?!\] \?*= )/g;
/** What a system says of itself. */
const systems = new Set(['PATH']);

function* variablesRead(): Generator<string> {
  for (const folder of ['scripts', 'site'])
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(ts|js|mjs|astro)$/.test(path) || /(^|[\\/])\.|[\\/]node_modules[\\/]/.test(path)) continue;
      for (const [, name = ''] of readFileSync(join(root, folder, path), 'utf8').matchAll(reads)) yield name;
    }
}

test('each variable of the environment that is read stands in the docs of the commands with a sentence, and no other does', () => {
  const [, section = ''] = readFileSync(join(root, 'site/docs/commands.md'), 'utf8').split('\n## What the environment says\n');
  const rows = [...section.matchAll(/^\| (`[^|]*`) \| (.+) \|$/gm)];
  for (const [, names, sentence] of rows) expect([names, sentence]).toEqual([names, expect.stringMatching(/ .* /)]);
  const told = rows.flatMap(([, names = '']) => [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
  const ofGit = told.filter((name) => name?.startsWith('GIT_'));
  const read = [...new Set(variablesRead())].filter((name) => !systems.has(name) && !name.startsWith('GIT_'));
  expect(read).toContain('WOAD_GIT_SECONDS');
  expect(told.toSorted()).toEqual([...read, ...ofGit].toSorted());
});
