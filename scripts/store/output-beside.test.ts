import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOutputBeside } from './output-beside.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'woad-beside-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('all that was handed over stands there when it is closed, more than may be under way too', async () => {
  const out = join(folder, 'many');
  const beside = openOutputBeside(out);
  const long = 'é'.repeat(400_000);
  for (let number = 0; number < 30; number++) await beside.write(`records/${number}/index.html`, `${number}${long}`);
  await beside.close();
  expect(readdirSync(join(out, 'records'))).toHaveLength(30);
  for (let number = 0; number < 30; number++)
    expect(readFileSync(join(out, `records/${number}/index.html`), 'utf8') === `${number}${long}`).toBe(true);
});

test('nothing to write is no fault', async () => {
  await openOutputBeside(join(folder, 'none')).close();
});

test('what cannot be written is told, whether it waits in the last piece or before', async () => {
  const one = openOutputBeside(join(folder, 'one'));
  await one.write('../outside.html', 'a');
  await expect(one.close()).rejects.toThrow('"../outside.html" does not lie inside');
  const more = openOutputBeside(join(folder, 'more'));
  await more.write('../outside.html', 'a');
  const rest = async () => {
    for (let number = 0; number < 100; number++) await more.write(`${number}.html`, 'a'.repeat(400_000));
    await more.close();
  };
  await expect(rest()).rejects.toThrow('does not lie inside');
  expect(readdirSync(folder)).not.toContain('outside.html');
});
