import { expect, test } from 'vitest';
import { parseYaml } from './yaml.ts';

const size = 64 * 1024;

test.each([
  ['commas', `x: [${','.repeat(size)}]`],
  ['commas on lines', `x: [\n${',\n'.repeat(size / 2)}]`],
  ['brackets', '[]'.repeat(size / 2)],
  ['keys without a name', '?\n'.repeat(size / 2)],
])('of thousands of faults made of %s a hundred are told, and how many follow', (_, yaml) => {
  const limit = Error.stackTraceLimit;
  const { problems } = parseYaml(yaml, 0);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)?.message).toMatch(/^\d+ more faults of YAML follow$/);
  expect(Error.stackTraceLimit).toBe(limit);
});

test('text with many commas and brackets is ordinary', () => {
  const line = 'a,,,b,[],{},"", ,c';
  const lines = `  ${line}\n`.repeat(3000);
  for (const yaml of [`x: |\n${lines}`, `x: >\n${lines}`, `x: '${line.repeat(3000)}'`, `x: ${line.replaceAll('{},', '').repeat(3000)}`])
    expect(parseYaml(yaml, 0).problems).toEqual([]);
});

test('half of a character is no text and no key', () => {
  expect(parseYaml('x: "a\\ud800"', 0).problems).toEqual([
    { offset: 3, message: 'the text holds half of a character (a lone surrogate)', severity: 'error' },
  ]);
  expect(parseYaml('"a\\udc00": 1', 0).problems).toMatchObject([{ message: '"a\\udc00" cannot be a key' }]);
  expect(parseYaml('x: "\\ud83d\\ude00"', 0).problems).toEqual([]);
});

test('brackets in a block of text nest nothing, those beside it do', () => {
  const open = '['.repeat(50);
  for (const yaml of [`x: |\n  ${open}\n`, `x: >- # why\n  a\n\n  ${open}\ny: 1\n`, `x:\n  - |\n    ${open}\n`, `- x: |\n    ${open}\n`])
    expect(parseYaml(yaml, 0).problems.filter(({ message }) => message.includes('nested'))).toEqual([]);
  for (const yaml of [
    `x: ${open}`,
    `x: |\n  a\ny: ${open}`,
    `- x: |\n    a\n  y: ${open}`,
    `# a: |\n  ${open}`,
    `x: # a: |\n  ${open}`,
    `x: [a: |\n  ${open}`,
  ])
    expect(parseYaml(yaml, 0).problems).toMatchObject([{ message: 'brackets are nested deeper than 40 levels' }]);
});

test.each([
  ['x: !!binary aGk=', 'the tag !!binary is not read; put the value in quotes'],
  ['x: !!set { a, b }', 'the tag !!set is not read; put the value in quotes'],
  ['x: !!timestamp 2026-12-01', 'the tag !!timestamp is not read; put the value in quotes'],
  ['x: [!!js/function "f"]', 'the tag !!js/function is not read; put the value in quotes'],
  ['--- !!omap\nx: 1', 'the tag !!omap is not read; put the value in quotes'],
  ['--- &a\nx: 1', 'anchors and aliases (& and *) are not read; write the value out, or put it in quotes'],
  ['%YAML 1.1\n---\nx: yes', expect.stringMatching(/^a line that begins with "%"/)],
  ['%TAG ! tag:yaml.org,2002:\n---\nx: 1', expect.stringMatching(/^a line that begins with "%"/)],
  ['x: 1\n---\nx: 2', '"---" begins a second document; a file holds one: take the line out'],
  [
    `a: 1\n${'🦔'.repeat(29)}x${'🦔'.repeat(30)}\nb: 1`,
    `"${'🦔'.repeat(29)}x" is no key with a value; expected "key: value", with a blank behind the colon`,
  ],
])('data is plain: %j is refused', (yaml, message) => {
  expect(parseYaml(yaml, 0).problems).toContainEqual(expect.objectContaining({ message, severity: 'error' }));
});

test('a tag that names a kind of plain data stays', () => {
  const yaml = 'a: !!str 12\nb: !!seq [1]\nc: !!map { d: !!int 1 }\n';
  expect(parseYaml(yaml, 0).problems).toEqual([]);
});

test('a fault is told on one line', () => {
  for (const { message } of parseYaml('--\r-\na: 1\n', 0).problems) expect(message).not.toMatch(/[\r\n]/);
});

test.each([
  ['title: "Unclosed\ndue: 1\n', 7, 'a value begins with " and does not end with it; expected " behind it'],
  ["a: 'it''s'\nb: ['x', 'y\n", 20, "a value begins with ' and does not end with it; expected ' behind it"],
  ['a:\n\t- b\n', 3, 'a tab stands where spaces were expected; write two spaces'],
  ['a: %50\n', 3, 'YAML refuses "%50" without quotes; expected it in quotes'],
  ['a: @ana\n', 3, 'YAML refuses "@ana" without quotes; expected ana without "@"'],
])('%j says where and what to write', (yaml, offset, message) => {
  expect(parseYaml(yaml, 0).problems).toContainEqual({ offset, message, severity: 'error' });
});

const map = 'YAML takes {{ }} without quotes for a map; write the whole in quotes: ';
const tag = 'YAML takes a word that begins with "!" for a tag; write the whole in quotes: ';
const quote = 'a value that begins with a quote ends with it; write the whole in quotes: ';
test.each([
  ['to: {{ email }}\nb: 1\n', [[4, `${map}"{{ email }}"`]]],
  ['a:\r\n  - {{ title }} won # why\r\n', [[8, `${map}"{{ title }} won"`]]],
  ['a: { to: {{ email }}, b: 1 }\n', [[9, `${map}"{{ email }}"`]]],
  [
    'a: {{ "x" + b }}\nc: {{ d }}\n',
    [
      [3, `${map}'{{ "x" + b }}'`],
      [20, `${map}"{{ d }}"`],
    ],
  ],
  ['a: {{ \'x\' + "y" }}\n', [[3, `${map}'{{ ''x'' + "y" }}'`]]],
  ['if: "urgent" in tags # why\n', [[4, `${quote}'"urgent" in tags'`]]],
  ["if: 'urgent' in tags\n", [[4, `${quote}"'urgent' in tags"`]]],
  ['a: { cron: "0 9", where: "x" in tags, b: 1 }\n', [[25, `${quote}'"x" in tags'`]]],
  ['if: !has(email)\n', [[4, `${tag}"!has(email)"`]]],
  ['if:\n  - !late && "x" in tags\n  - a\n', [[8, `${tag}'!late && "x" in tags'`]]],
  ['a: { where: !has(due), b: 1 }\n', [[12, `${tag}"!has(due)"`]]],
  ['a: [x] == b\n', [[7, 'more stands behind the value; expected the whole of it in quotes']]],
  ['# {{ a }}\nb: Hi {{ a }}, has(x) && !y\n', []],
] as [string, [number, string][]][])('%j lacks quotes, and is told once with them', (yaml, told) => {
  const { problems } = parseYaml(`\n${yaml}`, 0);
  expect(problems.map(({ offset, message }) => [offset - 1, message])).toEqual(told);
  // what it says to write is read
  for (const [, message] of told) {
    const written = message.split(': ').slice(1).join(': ');
    if (written) expect(parseYaml(`a: ${written}\n`, 0).problems).toEqual([]);
  }
});
