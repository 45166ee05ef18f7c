import { expect, test } from 'vitest';
import type { Workspace } from '../../scripts/model/workspace.ts';
import { gatherPeople } from './people.ts';

test('a key that is no part of an address has no page', () => {
  const keys = ['ana', 'Ö ö', '', '.', '..', '../x', 'a/b', 'a#b', 'x'.repeat(300)];
  const people = new Map(keys.map((key) => [key, { key, name: key }]));
  const workspace = {
    people,
    teams: new Map([
      ['front', ['ana']],
      ['a/c', ['ana']],
    ]),
  } as unknown as Workspace;
  expect([...gatherPeople(workspace).keys()]).toEqual(['ana', 'Ö ö', 'front']);
});
