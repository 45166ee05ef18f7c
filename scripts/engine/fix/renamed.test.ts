import { expect, test } from 'vitest';
import { pairRenamed, type Version } from './renamed.ts';

const long = 'A text that is long enough to know a record again by it, whatever its title.\n';
const record = (name: string, keys: string, body = ''): Version => ({ name: `a/${name}`, text: `---\n${keys}\n---\n${body}` });
const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');

test.each<[string, Version[], Version[], [string, string][]]>([
  ['the same bytes', [record('one', 'title: A')], [record('two', 'title: A')], [['a/one', 'a/two']]],
  ['the same id, all else another', [record('one', 'title: A\nid: 7')], [record('two', 'title: B\nid: "7"', long)], [['a/one', 'a/two']]],
  ['two ids', [record('one', 'title: A\nid: 7', long)], [record('two', 'title: A\nid: 8', long)], []],
  ['the same text under another title', [record('one', 'title: A', long)], [record('two', 'title: B', long)], [['a/one', 'a/two']]],
  ['a short text under another title', [record('one', 'title: A', 'Hi\n')], [record('two', 'title: B', 'Hi\n')], []],
  ['no text under another title', [record('one', 'title: A')], [record('two', 'title: B')], []],
  ['the text of a template', [record('one', 'title: A', `${long}template`)], [record('two', 'title: B', `${long}template`)], []],
  [
    'one line of twenty changed',
    [record('one', 'title: A', lines)],
    [record('two', 'title: A', lines.replace('line 3', 'x'))],
    [['a/one', 'a/two']],
  ],
  ['half of the lines changed', [record('one', 'title: A', lines)], [record('two', 'title: A', lines.replaceAll('line 1', 'other'))], []],
  ['two that could be meant', [record('one', 'title: A')], [record('two', 'title: A'), record('three', 'title: A')], []],
  ['two that became one', [record('one', 'title: A'), record('two', 'title: A')], [record('three', 'title: A')], []],
  [
    'one by its id, the other as what is left',
    [record('one', 'title: A\nid: 1'), record('two', 'title: A')],
    [record('three', 'title: A\nid: 1'), record('four', 'title: A')],
    [
      ['a/one', 'a/three'],
      ['a/two', 'a/four'],
    ],
  ],
])('%s', (_, gone, come, pairs) => {
  expect([...pairRenamed({ gone, come }, new Set([`${long}template`]))]).toEqual(pairs);
});

test('thousands that went and came at once are looked at by what is equal alone', () => {
  const gone = Array.from({ length: 2000 }, (_, number) => record(`old-${number}`, `title: ${number}`, long));
  const come = gone.map(({ text }, number) => ({ name: `a/new-${number}`, text }));
  expect(pairRenamed({ gone, come }, new Set()).get('a/old-1999')).toBe('a/new-1999');
});
