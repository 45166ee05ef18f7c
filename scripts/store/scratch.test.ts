import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownLife } from './living.ts';
import { ownMark } from './living-marks.ts';
import { withScratch } from './scratch.ts';

test('what a killed program left goes at once, what one that runs or nobody knows of works in stays for a day', async () => {
  const below = mkdtempSync(join(tmpdir(), 'woad-scratch-'));
  onTestFinished(() => rmSync(below, { recursive: true, force: true }));
  const { pid, start } = ownLife();
  const [, , place = ''] = ownMark().split('-');
  const killed = `run-${pid}-${start - 1}-${place}-abcdef`;
  const elsewhere = `run-${pid}-${start - 1}-${Number(place) + 1}-abcdef`;
  const running = `run-${ownMark()}-abcdef`;
  for (const name of [killed, elsewhere, `${elsewhere}old`, running, 'run-abcdef', 'run-ABCDEF', 'another'])
    mkdirSync(join(below, name, 'page'), { recursive: true });
  for (const name of ['run-ABCDEF', `${elsewhere}old`, 'another']) utimesSync(join(below, name), 1, 1);
  const during = await withScratch(below, async () => readdirSync(below));
  expect(readdirSync(below).sort()).toEqual([elsewhere, running, 'another', 'run-abcdef'].sort());
  expect(during).toHaveLength(5);
  expect(during.filter((name) => name.startsWith(`run-${ownMark()}-`))).toHaveLength(2);
});
