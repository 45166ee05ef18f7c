import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openOutput } from './output.ts';

const folder = mkdtempSync(join(tmpdir(), 'woad-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('files are written with their folders, in any script, and taken away again', () => {
  const output = openOutput(folder);
  output.write('records/sales/заявка-7/index.html', '<p>');
  output.write('files/a.bin', new Uint8Array([0, 255]));
  expect(output.readText('records/sales/заявка-7/index.html')).toBe('<p>');
  expect([...readFileSync(join(folder, 'files/a.bin'))]).toEqual([0, 255]);
  output.writePieces('files/a.bin', [new Uint8Array([1, 2]), new Uint8Array([3])]);
  expect([...readFileSync(join(folder, 'files/a.bin'))]).toEqual([1, 2, 3]);
  output.remove('records');
  expect(readdirSync(folder)).toEqual(['files']);
});

test.each(['../x', 'a/../../x', '/x', 'a//b', 'a\\b', 'a\0b', ''])('nothing is written outside: %j', (path) => {
  expect(() => openOutput(folder).write(path, 'x')).toThrow('does not lie inside');
  expect(() => openOutput(folder).writePieces(path, [])).toThrow('does not lie inside');
});
