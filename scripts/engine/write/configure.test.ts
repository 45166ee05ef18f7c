import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Change } from '../../model/change.ts';
import { makeOn, type Outcome, type Tree } from '../../story/trial.ts';
import { spliceYaml } from './splice-yaml.ts';

const board = `# who sells what
title: Sales # shown
lists:
  - open
  - name: negotiation
    title: 'In talks'
    limit: 5   # at most
  - { name: won, done: true }
tags:
  urgent: { title: Urgent, color: red }
  new:
fields:
  close: { type: button }
  value:
    type: number
    # no debts
    min: 0
`;
const tree: Tree = {
  'workspace.yml': 'title: T\r\npeople:\r\n  ana:\r\n    name: Ana\r\n',
  'lists/sales.yml': board,
  'automations/won.yml': 'name: Won\nwhen: { record-moved: { to: won } }\ndo: [ { comment: Won } ]\n',
  'records/sales/open/acme.md': '---\ntitle: Acme\n---\n',
};
const configure = (key: string, to: Extract<Change, { kind: 'configure' }>['to'], file = 'lists/sales.yml', was?: string | null): Outcome =>
  makeOn(tree, [{ kind: 'configure', file, key, to, ...(was === undefined ? {} : { was }) }]);
const edited = (from: string, to: string) => ({ 'lists/sales.yml': board.replace(from, to) });

describe('one key of a file', () => {
  test.each([
    ['title', 'Deals', 'title: Sales #', 'title: Deals #'],
    ['lists.negotiation.limit', 7, 'limit: 5   #', 'limit: 7   #'],
    ['lists.1.title', 'Talks', "'In talks'", "'Talks'"],
    ['lists.negotiation.color', 'amber', '    limit: 5   # at most\n', '    limit: 5   # at most\n    color: amber\n'],
    ['lists.won.done', false, 'done: true', 'done: false'],
    ['lists.won.title', 'Won!', 'done: true }', 'done: true, title: Won! }'],
    ['lists.won.done', null, '{ name: won, done: true }', '{ name: won }'],
    ['lists.open.limit', 3, '  - open\n', '  - { name: open, limit: 3 }\n'],
    ['tags.urgent.color', 'teal', 'color: red', 'color: teal'],
    ['tags.new.color', 'teal', '  new:\n', '  new: { color: teal }\n'],
    ['tags.old.color', 'teal', '  new:\n', '  new:\n  old: { color: teal }\n'],
    ['fields.value.max', 9, '    min: 0\n', '    min: 0\n    max: 9\n'],
    ['fields.value.min', null, '    # no debts\n    min: 0\n', '    # no debts\n'],
    ['color', 'teal', '    min: 0\n', '    min: 0\ncolor: teal\n'],
    ['title', null, 'title: Sales # shown\n', ''],
  ])('%s = %o', (key, to, from, by) => {
    expect(configure(key, to)).toMatchObject({ conflicts: [], changed: edited(from, by), touched: ['lists/sales.yml'] });
  });

  test('keeps the line ends of Windows', () => {
    expect(configure('people.ana.language', 'es', 'workspace.yml').changed).toEqual({
      'workspace.yml': 'title: T\r\npeople:\r\n  ana:\r\n    name: Ana\r\n    language: es\r\n',
    });
  });

  test('changes made one behind the other see each other', () => {
    const { conflicts, changed } = makeOn(tree, [
      { kind: 'configure', file: 'lists/sales.yml', key: 'tags.hot', to: { color: 'red' } },
      { kind: 'add', record: 'sales/acme', key: 'tags', values: ['hot'] },
      { kind: 'configure', file: 'automations/won.yml', key: 'enabled', to: false },
    ]);
    expect(conflicts).toEqual([]);
    expect(changed['records/sales/open/acme.md']).toContain('- hot');
    expect(changed['automations/won.yml']).toBe(`${tree['automations/won.yml']}enabled: false\n`);
  });

  test.each([
    ['lists.won.limit', 'many', 'lists/sales.yml', 'lists.won.limit: expected a number'],
    ['fields.value.type', 'nubmer', 'lists/sales.yml', 'did you mean "number"?'],
    ['colour', 'teal', 'lists/sales.yml', 'did you mean "color"?'],
    ['lists.lost.limit', 1, 'lists/sales.yml', 'lists has no "lost"; it holds open, negotiation, won'],
    ['lists..limit', 1, 'lists/sales.yml', 'is not a key'],
    [Array(21).fill('a').join('.'), 1, 'lists/sales.yml', 'is not a key; no key has more than 20 parts'],
    ['__proto__.a', 1, 'lists/sales.yml', '__proto__'],
    ['__proto__', '1', 'lists/sales.yml', '"__proto__" cannot be written into this file without touching other keys'],
    ['title', 'X', 'lists/nothing.yml', 'there is no such file'],
    ['title', 'X', 'lists/../workspace.yml', 'is not configured by a change'],
    ['title', 'X', '../lists/sales.yml', 'is not configured by a change'],
    ['title', 'X', 'lists/con.yml', 'reserved name'],
    ['title', 'X', 'package.json', 'is not configured by a change'],
    ['format', 2, 'workspace.yml', 'the format of a tracker is not set'],
    ['do', 'X', 'automations/won.yml', 'only "enabled" of a rule'],
    ['enabled', 'no', 'automations/won.yml', 'expected true or false'],
  ])('%s = %o of %s is refused', (key, to, file, problem) => {
    expect(configure(key, to, file)).toMatchObject({ conflicts: [expect.stringContaining(problem)], changed: {} });
  });

  test('a value that was changed meanwhile is a conflict', () => {
    expect(configure('title', 'X', 'lists/sales.yml', 'Deals').conflicts).toEqual([
      'title of lists/sales.yml is "Sales", not "Deals" as it was when this change was made',
    ]);
    expect(configure('title', 'X', 'lists/sales.yml', 'Sales').conflicts).toEqual([]);
  });
});

test('whatever is set where: another reader of YAML finds it there, and all else as before', () => {
  const name = fc.constantFrom<string | number>('title', 'lists', 'tags', 'urgent', 'new', 'fields', 'value', 'min', 'x', 0, 1, 2, 'limit');
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(undefined), fc.constant({ a: 'b' }), fc.array(fc.string()));
  let made = 0;
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), value, (steps, to) => {
      const expected = parse(board);
      const last = steps.at(-1) ?? '';
      const holder = steps.slice(0, -1).reduce((part, step) => part?.[step], expected);
      const fits = Array.isArray(holder) ? typeof last === 'number' && last < holder.length : typeof last === 'string';
      if (holder === null || typeof holder !== 'object' || !fits) return;
      const spliced = spliceYaml(board, steps, to);
      if ('problem' in spliced) return;
      made++;
      if (to !== undefined) holder[last] = to;
      else if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else delete holder[last];
      expect(parse(spliced.text)).toEqual(expected);
    }),
    { numRuns: 600 },
  );
  expect(made).toBeGreaterThan(30);
});
