import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

test('what was made is taken away where a failure that nobody expected ends the program', () => {
  const root = mkdtempSync(join(tmpdir(), 'woad-stopping-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [out, scratch] = [join(root, 'a/b'), join(root, 'scratch')];
  writeFileSync(
    join(root, 'program.mjs'),
    `
    import { withOutFolder } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'out-folder.ts')))};
    import { withScratch } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'scratch.ts')))};
    await withOutFolder(${JSON.stringify(out)}, () => {}, () => withScratch(${JSON.stringify(scratch)}, () => {
      setImmediate(() => {
        throw new Error('nobody expected this');
      });
      return new Promise(() => {});
    }));`,
  );
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'program.mjs')], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('nobody expected this')]);
  expect(readdirSync(root).sort()).toEqual(['program.mjs', 'scratch']);
  expect(readdirSync(scratch)).toEqual([]);
});
