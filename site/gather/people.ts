import { type Color, colors, textIn } from '../../scripts/model/value.ts';
import type { Workspace } from '../../scripts/model/workspace.ts';
import type { SitePerson } from '../data.ts';

/** A key that is no part of an address has no page; the reader of the workspace tells of it. */
const addressable = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _.-]{0,63}$/u;

/** People and teams by key: their names and a colour each, nothing by which to reach them. */
export function gatherPeople(workspace: Workspace): Map<string, SitePerson> {
  const people = new Map<string, SitePerson>();
  for (const { key, name } of workspace.people.values())
    people.set(key, { key, name: textIn(name, 'en'), color: colorOf(key), team: false });
  for (const [key, members] of workspace.teams) people.set(key, { key, name: key, color: colorOf(key), team: true, members: [...members] });
  return new Map([...people].filter(([key]) => addressable.test(key)));
}

/** Always the same colour for a key; never red, which means late, nor slate, which means nobody. */
function colorOf(key: string): Color {
  const bright = colors.filter((color) => color !== 'slate' && color !== 'red');
  let sum = 0;
  for (const char of key) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return bright[sum % bright.length] ?? 'slate';
}
