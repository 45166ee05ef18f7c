import { expect, test } from 'vitest';
import { z } from 'zod';
import { readChangeList } from './change-schema.ts';

const read = (to: string) => readChangeList(`{ "woad": 1, "changes": [{ "kind": "set", "record": "a/b", "key": "c", "to": ${to} }] }`, z);

test.each(['"x"', 'null', '1', 'true', '[]', '["a", ["b"]]', '{ "every": { "count": 2 } }'])('%s is a value', (to) => {
  expect(read(to)).toEqual({ list: { woad: 1, changes: [{ kind: 'set', record: 'a/b', key: 'c', to: JSON.parse(to) }] } });
});

test.each([
  ['a null inside', '[null]'],
  ['a list nested too deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['a map nested too deep', `${'{"every":'.repeat(500)}1${'}'.repeat(500)}`],
  ['a prototype', '{ "every": "day", "__proto__": { "polluted": 1 } }'],
  ['a constructor', '{ "constructor": { "prototype": { "polluted": 1 } } }'],
])('%s is none', (_, to) => {
  expect(read(to)).toEqual({ problems: ['changes[0].to: expected a value, or null to unset'] });
});

test('no value of a new record goes away in silence', () => {
  const json = '{ "woad": 1, "changes": [{ "kind": "create", "board": "a", "title": "A", "values": { "__proto__": { "polluted": 1 } } }] }';
  expect(readChangeList(json, z)).toEqual({ problems: ['changes[0].values: expected a map of keys and values'] });
});
