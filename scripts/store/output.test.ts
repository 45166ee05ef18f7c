import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { areOnOneDisk, namesIn, openOutput, replaceFolder } from './output.ts';

const folder = mkdtempSync(join(tmpdir(), 'woad-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('files are written with their folders, in any script, and taken away again', () => {
  const output = openOutput(folder);
  output.write('records/sales/заявка-7/index.html', '<p>');
  output.write('files/a.bin', new Uint8Array([0, 255]));
  expect(output.readText('records/sales/заявка-7/index.html')).toBe('<p>');
  expect([...readFileSync(join(folder, 'files/a.bin'))]).toEqual([0, 255]);
  output.remove('records');
  expect(namesIn(folder)).toEqual(['files']);
  expect(namesIn(join(folder, 'nothing'))).toEqual([]);
});

test('a folder that cannot be one is told, with what stands in its way', () => {
  writeFileSync(join(folder, 'file'), 'x');
  symlinkSync('nowhere', join(folder, 'link'));
  expect(() => namesIn(join(folder, 'file'))).toThrow(`${join(folder, 'file')} is a file; expected a folder`);
  expect(() => namesIn(join(folder, 'file/a/b'))).toThrow(`${join(folder, 'file')} is a file; expected a folder`);
  expect(() => namesIn(join(folder, 'link'))).toThrow('is a link that leads to no folder; expected a folder');
});

test.each(['../x', 'a/../../x', '/x', 'a//b', 'a\\b', 'a\0b', ''])('nothing is written outside: %j', (path) => {
  expect(() => openOutput(folder).write(path, 'x')).toThrow('does not lie inside');
});

test('a folder takes the place of all that stood in another', () => {
  const root = mkdtempSync(join(tmpdir(), 'woad-output-'));
  const [from, to] = [join(root, 'from'), join(root, 'to')];
  for (const path of [join(from, 'a/b'), join(to, 'a/old')]) mkdirSync(path, { recursive: true });
  writeFileSync(join(from, 'a/b/new.txt'), 'new');
  writeFileSync(join(to, 'old.txt'), 'old');
  replaceFolder(from, to);
  expect(readdirSync(to, { recursive: true }).sort()).toEqual(['a', join('a', 'b'), join('a', 'b', 'new.txt')]);
  rmSync(root, { recursive: true });
});

test('folders are on one disk with what is not there yet', () => {
  const root = mkdtempSync(join(tmpdir(), 'woad-output-'));
  expect(areOnOneDisk(root, join(root, 'not', 'there', 'yet'))).toBe(true);
  if (existsSync('/proc/self')) expect(areOnOneDisk(root, '/proc/self')).toBe(false);
  rmSync(root, { recursive: true });
});
