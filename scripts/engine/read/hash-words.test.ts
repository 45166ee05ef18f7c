import { expect, test } from 'vitest';
import { hashWordFaults } from './hash-words.ts';
import { parseYaml } from './yaml.ts';

function told(text: string): string[] {
  const { written, keys } = parseYaml(text, 0);
  return hashWordFaults({ path: 'records/a/b/c.md', text }, written, keys).map(
    ({ place, message }) => `${place.line}:${place.column} ${message}`,
  );
}

test.each([
  ['title: A\ntags: #urgent\n', '2:7 tags: "#urgent" is a comment and not read; expected urgent without "#"'],
  ['title: A\ntags: #urgent', '2:7 tags: "#urgent" is a comment and not read; expected urgent without "#"'],
  ['tags:\r\n  - new\r\n  - #urgent\r\ndue: 2026-12-01\r\n', '3:5 tags: "#urgent" is a comment and not read; expected urgent without "#"'],
  ['room: House #7\n', '1:13 room: what stands behind "#" is a comment; expected quotes where it is meant: "House #7"'],
])('%j loses what was meant', (text, fault) => {
  expect(told(text)).toEqual([fault]);
});

test.each([
  'due: 2026-12-01 # 7\ntags: # of all\n  - a # b\n  -\n',
  'tags:\n  #urgent\n  - a\nroom: "House #7"\n',
  "room: 'House' # 7\nopen: # 7 of them\nlink: a#7\ncost: 5 #7\nnote: |\n  - #a\n",
  'tags: []\n# - #urgent\n',
])('%j says what it says', (text) => {
  expect(told(text)).toEqual([]);
});
