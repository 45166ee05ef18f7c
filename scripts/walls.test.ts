import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** What must not pass, by the file it would stand in; `rule` is what Biome refuses it with. */
const refused: { file: string; text: string; rule: string }[] = [
  { file: 'scripts/model/one.ts', text: `import '../engine/read/yaml.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/model/two.ts', text: `import { readFileSync } from 'node:fs';\nreadFileSync('');`, rule: 'plugin' },
  { file: 'scripts/engine/one.ts', text: `import '../store/disk.ts';`, rule: 'noRestrictedImports' },
  {
    file: 'scripts/engine/read/one.ts',
    text: `import type { A } from '../../store/disk.ts';\nexport type B = A;`,
    rule: 'noRestrictedImports',
  },
  { file: 'scripts/engine/read/two.ts', text: `import '../../workspace.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/engine/read/three.ts', text: `export const a = () => import('../../fields/date.ts');`, rule: 'noRestrictedImports' },
  { file: 'scripts/engine/write/one.ts', text: `export { a } from '../../catalogue.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/engine/write/two.ts', text: `export const a = () => new Date();`, rule: 'plugin' },
  { file: 'scripts/engine/write/three.ts', text: `export const a = () => Math.random();`, rule: 'plugin' },
  { file: 'scripts/engine/write/four.ts', text: `export const a = () => process.env['A'];`, rule: 'noRestrictedGlobals' },
  { file: 'scripts/engine/write/five.ts', text: `export const a = () => import('node:child_process');`, rule: 'plugin' },
  { file: 'scripts/store/one.ts', text: `import '../engine/read/yaml.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/store/git/one.ts', text: `import '../../fields/date.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/fields/one.ts', text: `import '../engine/read/yaml.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/fields/two.ts', text: `export const a = () => fetch('https://a.example');`, rule: 'noRestrictedGlobals' },
  { file: 'scripts/checks/one.ts', text: `import '../fields/date.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/triggers/one.ts', text: `import '../checks/links.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/actions/one.ts', text: `import '../store/mail.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/ailments/one.ts', text: `import '../store/git.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/importers/one.ts', text: `import 'fs';`, rule: 'plugin' },
  { file: 'scripts/exporters/one.ts', text: `import '../arguments.ts';`, rule: 'noRestrictedImports' },
  { file: 'scripts/commands/one.ts', text: `import { writeFileSync } from 'node:fs';\nwriteFileSync('', '');`, rule: 'plugin' },
  { file: 'scripts/commands/two.ts', text: `export const a = () => fetch('https://a.example');`, rule: 'noRestrictedGlobals' },
  { file: 'site/render/one.ts', text: `import { openTracker } from '../../scripts/workspace.ts';\nopenTracker();`, rule: 'plugin' },
  { file: 'site/render/two.ts', text: `export const a = () => Date.now();`, rule: 'plugin' },
  { file: 'site/pages/one.astro', text: `---\nimport { a } from '../../scripts/cli.ts';\n---\n<p>{a}</p>`, rule: 'plugin' },
  { file: 'site/pages/two.astro', text: `---\nimport { readFileSync } from 'node:fs';\n---\n<p>{readFileSync('a')}</p>`, rule: 'plugin' },
  { file: 'scripts/engine/read/circle.ts', text: `import { b } from './circle-two.ts';\nexport const a = b;`, rule: 'noImportCycles' },
  {
    file: 'scripts/engine/read/circle-two.ts',
    text: `import type { a } from './circle.ts';\nexport const b: typeof a = 1;`,
    rule: 'noImportCycles',
  },
  {
    file: 'scripts/engine/long.ts',
    text: Array.from({ length: 251 }, (_, line) => `export const a${line} = 1;`).join('\n'),
    rule: 'noExcessiveLinesPerFile',
  },
  { file: 'scripts/engine/any.ts', text: `export const a = (b: any) => b;`, rule: 'noExplicitAny' },
  { file: 'scripts/engine/ignore.ts', text: `// @ts-ignore\nexport const a: string = 1;`, rule: 'noTsIgnore' },
  { file: 'scripts/engine/barrel.ts', text: `export * from './read/circle.ts';`, rule: 'noReExportAll' },
  { file: 'scripts/engine/value.ts', text: `import { Files } from '../model/file.ts';\nexport type A = Files;`, rule: 'useImportType' },
];

/** What must pass: the same arrows the right way round. */
const allowed: { file: string; text: string }[] = [
  { file: 'scripts/model/free.ts', text: `import type { Place } from './file.ts';\nexport type A = Place;` },
  {
    file: 'scripts/engine/free.ts',
    text: `import { didYouMean } from '../model/names.ts';\nimport './read/free.ts';\nexport const a = didYouMean;`,
  },
  {
    file: 'scripts/engine/read/free.ts',
    text: `import '../query/free.ts';\nimport '../../model/names.ts';\nexport const a = new Date(0);`,
  },
  {
    file: 'scripts/store/free.ts',
    text: `import { readFileSync } from 'node:fs';\nexport const a = () => [readFileSync, fetch, new Date()];`,
  },
  {
    file: 'scripts/fields/free.ts',
    text: `import { parse } from 'yaml';\nimport type { Value } from '../model/value.ts';\nexport const a: Value = parse('');`,
  },
  { file: 'scripts/commands/free.ts', text: `import '../workspace.ts';\nimport '../engine/free.ts';\nimport '../store/free.ts';` },
  {
    file: 'scripts/fields/free.test.ts',
    text: `import { readFileSync } from 'node:fs';\nimport '../engine/free.ts';\nexport const a = [readFileSync, new Date()];`,
  },
  { file: 'site/render/kind.ts', text: `import type { AddressInfo } from 'node:net';\nexport type A = AddressInfo;` },
  {
    file: 'site/integration.ts',
    text: "import { openDisk } from '../scripts/store/disk.ts';\n\nexport const files = openDisk('.');",
  },
  {
    file: 'site/render/free.ts',
    text: `import { textIn } from '../../scripts/model/value.ts';\nimport type { A } from '../../scripts/workspace.ts';\nexport const b = (a: A) => textIn(a, 'en');`,
  },
];

const repository = dirname(import.meta.dirname);
const found = new Map<string, string[]>();
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'woad-walls-'));
  for (const file of ['biome.json', 'package.json', '.gitignore']) copyFileSync(join(repository, file), join(folder, file));
  cpSync(join(repository, 'scripts/walls'), join(folder, 'scripts/walls'), { recursive: true });
  cpSync(join(repository, 'scripts/model'), join(folder, 'scripts/model'), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const { file, text } of [...refused, ...allowed]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\n`);
  }
  const biome = join(repository, 'node_modules/@biomejs/biome/bin/biome');
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'scripts', 'site'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const { diagnostics }: { diagnostics: { category: string; severity: string; location: { path: string } }[] } = JSON.parse(stdout);
  for (const { category, severity, location } of diagnostics) {
    if (severity === 'error') found.set(location.path, [...(found.get(location.path) ?? []), basename(category)]);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the walls hold', () => {
  test.each(refused)('$file is refused by $rule', ({ file, rule }) => {
    expect(found.get(file) ?? []).toContain(rule);
  });

  test.each(allowed)('$file passes', ({ file }) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});

describe('every file of the project', () => {
  const drawers = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'core', 'misc', 'types', 'manager', 'service']);
  // what builds are writing beside this is none of them
  const files = globSync('{scripts,site,bench}/**/*.{ts,js,mjs,astro,css,grit}', {
    cwd: repository,
    exclude: (path) => ['node_modules', '.astro'].includes(basename(path)),
  }).map((path) => join(repository, path));

  test('is named by what it owns: no drawers', () => {
    const named = files.filter((file) => wordsOf(file.slice(repository.length + 1)).some((word) => drawers.has(word)));
    expect(named).toEqual([]);
  });

  test('has at most 250 lines', () => {
    expect(files.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 250)).toEqual([]);
  });
});

function wordsOf(path: string): string[] {
  return path.toLowerCase().split(/[/.-]/);
}
