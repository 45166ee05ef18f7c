import { expect, test } from 'vitest';
import { foldName, namesLike } from './names.ts';

test('names are the same whatever their letter case', () => {
  expect(foldName('Straße')).toBe(foldName('STRASSE'));
  expect(foldName('λόγος')).toBe(foldName('λόγοσ'));
  expect(foldName('e\u0301te')).toBe(foldName('éte'));
  expect(foldName('kır')).not.toBe(foldName('kir'));
});

test('the names like a name are the same as it', () => {
  expect(namesLike('strasse').sort()).toEqual(['strasse', 'straße']);
  expect(namesLike('λόγος').sort()).toEqual(['λόγοσ', 'λόγος'].sort());
  for (const name of ['acme', 'constructor', 'valueof', '__proto__']) expect(namesLike(name)).toEqual([name]);
  for (const name of namesLike('ss'.repeat(40))) expect(foldName(name)).toBe('ss'.repeat(40));
});
