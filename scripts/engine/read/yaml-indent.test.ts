import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ZodType, z } from 'zod';
import { boardSchema } from './board-schema.ts';
import { readConfig } from './config.ts';
import { workspaceSchema } from './workspace.ts';
import { parseYaml } from './yaml.ts';

const line = (indent: number, right: number, text: string) =>
  `this line is indented by ${indent}, the lines it belongs to by ${right}; write "${' '.repeat(right)}${text}"`;
const dash = (right: string) => `a space is missing behind "-"; write "${right}"`;

/** Faults as `line:column message`. */
function faultsOf(yaml: string): string[] {
  return parseYaml(yaml, 0).problems.map(({ offset, message }) => {
    const before = yaml.slice(0, offset).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${message}`;
  });
}

test.each([
  ['title: T\n  due: 2026-12-01\ntags: [a]\n', `2:3 ${line(2, 0, 'due: 2026-12-01')}`],
  ['title: "T"\n  due: 3\n', `2:3 ${line(2, 0, 'due: 3')}`],
  [' title: T\npeople:\n  ana: {}\n', `1:2 ${line(1, 0, 'title: T')}`],
  ['a: 1\n  b: 2\n  c: 3\nd: 4\n', `2:3 ${line(2, 0, 'b: 2')}`],
  ['fields:\n  pay:\n    type: currency\n     currency: EUR\n', `4:6 ${line(5, 4, 'currency: EUR')}`],
  ['fields:\n  pay:\n    label: Pay\n   type: text\n', `4:4 ${line(3, 4, 'type: text')}`],
  ['fields:\n  pay:\n   type: text\n    min: 3 # at least\n', `4:5 ${line(4, 3, 'min: 3 # at least')}`],
  ['lists:\n  - name: done\n     done: true\n', `3:6 ${line(5, 4, 'done: true')}`],
  ['lists:\n  - name: done\n   done: true\n', `3:4 ${line(3, 4, 'done: true')}`],
  ['lists:\n  - todo\n   - doing\n  - done\n', `3:4 ${line(3, 2, '- doing')}`],
  ['lists:\r\n  - name: done\r\n     done: true\r\n', `3:6 ${line(5, 4, 'done: true')}`],
  ['do:\n  - comment: |\n      Hi: you\n       - there\n   if: x\n', `5:4 ${line(3, 4, 'if: x')}`],
  ['lists:\n  -todo\n  -doing\n  -done\ntitle: x\n', `2:3 ${dash('  - todo')}`],
  ['lists:\n  -todo\n  - name: done\n    done: true\nfields: {}\n', `2:3 ${dash('  - todo')}`],
  ['lists:\n  - todo\n  -doing\n  - done\n', `3:3 ${dash('  - doing')}`],
  ['lists:\n  - todo\n    -doing\n', `3:5 ${dash('  - doing')}`],
  ['do:\n  - comment: Hi\n  -comment: Ho\n', `3:3 ${dash('  - comment: Ho')}`],
  ['do:\n-comment: Hi\n', `2:1 ${dash('- comment: Hi')}`],
])('%j is told once, where it stands, with the line as it should be', (yaml, told) => {
  expect(faultsOf(yaml)).toEqual([told]);
  // what it says to write, written there, leaves nothing to say
  const [, number = '', text = ''] = /^(\d+):.*write "(.*)"$/.exec(told) ?? [];
  const mended = yaml.split('\n').map((each, index) => (index === Number(number) - 1 ? text : each));
  const left = faultsOf(mended.join('\n'));
  expect(left.filter((each) => each.startsWith(`${number}:`))).toEqual([]);
});

test.each([
  'a:\n  -5\n',
  'a: -b\n',
  'a: [-b, -c]\n',
  'a: |\n  -b\n    - c\n',
  'a: b\n  and more - of it\n  -- so\n',
  '- a\n',
  'a:\n  - b:\n      - c\n  - |\n    -d\n',
  'a:\n- b\n- c\n',
])('%j is ordinary', (yaml) => {
  expect(faultsOf(yaml).filter((each) => /space|indented/.test(each))).toEqual([]);
});

function config(text: string, schema: ZodType = workspaceSchema(z)): string[] {
  const { diagnostics } = readConfig({ path: 'workspace.yml', text }, schema, 'workspace');
  return diagnostics.map(({ place, message }) => `${place.line}:${place.column} ${message}`);
}

test('what YAML makes of the lines around it is not told', () => {
  expect(config('title: T\n  timezone: Europe/Madrid\n')).toEqual([`2:3 ${line(2, 0, 'timezone: Europe/Madrid')}`]);
  expect(config('title: T\nlanguages:\n  -en\n  -es\n')).toEqual([`3:3 ${dash('  - en')}`]);
});

const people = [
  'title: T',
  'people:',
  '  ana:',
  '    name: Ana',
  '    email: a@b.example',
  '  ben:',
  '    name: Ben',
  '    notify: email',
  'teams:',
  '  desk: [ana]',
];
const board = [
  'title: T',
  'lists:',
  '  - name: todo',
  '    limit: 3',
  '  - name: done',
  '    done: true',
  'fields:',
  '  pay:',
  '    type: currency',
];

// each moves lines of a sound file, by how much
test.each<[string[], { [line: number]: number }, string[]]>([
  [people, { 5: 1, 8: -1 }, [`5:6 ${line(5, 4, 'email: a@b.example')}`, `8:4 ${line(3, 4, 'notify: email')}`]],
  [people, { 2: 1, 7: -1 }, [`2:2 ${line(1, 0, 'people:')}`, `7:4 ${line(3, 4, 'name: Ben')}`]],
  [people, { 3: 1, 8: 2 }, [`3:4 ${line(3, 2, 'ana:')}`, `8:7 ${line(6, 4, 'notify: email')}`]],
  [people, { 1: 1, 6: 1 }, [`1:2 ${line(1, 0, 'title: T')}`, `6:4 ${line(3, 2, 'ben:')}`]],
  [people, { 4: 1, 6: 1 }, [`4:6 ${line(5, 4, 'name: Ana')}`, `6:4 ${line(3, 2, 'ben:')}`]],
  [board, { 3: -1 }, [`3:2 ${line(1, 2, '- name: todo')}`]],
  [board, { 2: 1, 5: -1 }, [`2:2 ${line(1, 0, 'lists:')}`, `5:2 ${line(1, 2, '- name: done')}`]],
  [board, { 4: -2, 5: 1 }, [`4:3 ${line(2, 4, 'limit: 3')}`, `5:4 ${line(3, 2, '- name: done')}`]],
  [board, { 4: 1, 6: -1, 8: 1 }, [`4:6 ${line(5, 4, 'limit: 3')}`, `6:4 ${line(3, 4, 'done: true')}`]],
])('%j with lines moved by %j: each is told where it stands, and nothing else', (lines, moves, told) => {
  const moved = lines.map((text, index) => {
    const by = moves[index + 1] ?? 0;
    return by < 0 ? text.slice(-by) : ' '.repeat(by) + text;
  });
  expect(config(`${moved.join('\n')}\n`, lines === board ? boardSchema(z) : workspaceSchema(z))).toEqual(told);
});

test('a line of a sound file moved by a blank is told there, or is still sound', () => {
  const people = 'title: T\npeople:\n  ana:\n    name: Ana\n    notify: email\n  ben: { name: Ben }\n';
  const lines = [...people.split('\n').slice(0, -1), 'teams:', '  desk:', '    - ana', '    - ben'];
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.constantFrom(-1, 1), (index, by) => {
      const text = lines[index] ?? '';
      const moved = by === 1 ? ` ${text}` : text.replace(/^ /, '');
      const told = faultsOf(lines.with(index, moved).join('\n'));
      expect(told.length).toBeLessThan(2);
      expect(told.every((each) => each.startsWith(`${index + 1}:`) && each.includes(' this line is indented by '))).toBe(true);
    }),
  );
});
