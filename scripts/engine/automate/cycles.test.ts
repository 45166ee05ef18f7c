import { describe, expect, test } from 'vitest';
import { openMemory } from '../../store/memory.ts';
import { findInRules } from '../../story/asking.ts';
import { filesOfRules, runContext } from '../../story/running.ts';
import type { Tree } from '../../story/trial.ts';
import { readTracker } from '../read/tracker.ts';
import { openRules } from './rules.ts';

const tracker: Tree = {
  'workspace.yml': 'title: T\npeople: { ana: {} }\nteams: { desk: [ana] }\n',
  'lists/sales.yml':
    'lists: [todo, doing, { name: done, done: true }]\ntags: { urgent: {}, late: {} }\nfields:\n  score: { type: number }\n',
  'lists/support.yml': 'lists: [new]\n',
};

describe('rules that set each other off', () => {
  const circle = (...names: string[]) =>
    `1:7 warning when: ${names.length > 2 ? 'these rules may set each other off' : 'this rule may set itself off'}: ${names.join(' -> ')}; a chain ends where a rule meets its record again`;
  const rule = (when: string, ...steps: string[]) => `when: { ${when} }\ndo:\n${steps.map((each) => `  - ${each}\n`).join('')}`;

  test.each<[string, Tree, string[]]>([
    [
      'lists',
      { a: rule('record-moved: { to: done }', 'move: doing'), b: rule('record-moved: { to: doing }', 'move: done') },
      [circle('a', 'b', 'a')],
    ],
    [
      'a list nobody waits for',
      { a: rule('record-moved: { to: done }', 'move: doing'), b: rule('record-moved: { to: todo }', 'move: done') },
      [],
    ],
    ['itself', { a: rule('field-changed: { field: score }', 'set: { score: "{{ score + 1 }}" }') }, [circle('a', 'a')]],
    ['another value', { a: rule('field-changed: { field: score, to: 3 }', 'set: { score: 4 }') }, []],
    [
      'a value',
      { a: rule('field-changed: { field: score, to: 3 }', 'set: { due: 2026-12-01 }'), b: rule('due-changed: {}', 'set: { score: 3 }') },
      [circle('a', 'b', 'a')],
    ],
    [
      'tags',
      { a: rule('tag-added: { tag: urgent }', 'tag: { add: late }'), b: rule('tag-added: { tag: late }', 'tag: { remove: urgent }') },
      [],
    ],
    [
      'tags in a circle',
      { a: rule('tag-added: { tag: urgent }', 'tag: { add: late }'), b: rule('tag-added: {}', 'tag: { add: "{{ title }}" }') },
      [circle('a', 'b', 'a'), circle('b', 'b')],
    ],
    ['done', { a: rule('record-completed: {}', 'reopen'), b: rule('record-reopened: {}', 'complete') }, [circle('a', 'b', 'a')]],
    [
      'a done list',
      { a: rule('record-completed: {}', 'move: todo'), b: rule('record-moved: { to: todo }', 'move: done') },
      [circle('a', 'b', 'a')],
    ],
    ['people', { a: rule('assignee-added: {}', 'assign: { add: actor }') }, [circle('a', 'a')]],
    [
      'new records',
      {
        a: rule('record-created: { board: sales }', 'create: { board: support, title: T }'),
        b: rule('record-created: { board: support }', 'copy: { board: sales }'),
      },
      [circle('a', 'b', 'a')],
    ],
    ['another board', { a: rule('record-created: { board: sales }', 'create: { board: support, title: T }') }, []],
    ['comments', { a: rule('comment-added: {}', 'comment: Thanks.') }, [circle('a', 'a')]],
    ['a mention', { a: rule('mentioned: {}', 'comment: Thanks.'), b: rule('mentioned: {}', 'comment: "@ana, see."') }, [circle('b', 'b')]],
    ['any edit', { a: rule('record-edited: {}', 'set: { start: "{{ today() }}" }') }, [circle('a', 'a')]],
    [
      'a filter',
      {
        a: rule('starts-matching: { where: "score > 3" }', 'set: { score: 1 }'),
        b: rule('starts-matching: { where: late }', 'comment: Hi.'),
      },
      [circle('a', 'a')],
    ],
    ['one that is off', { a: `enabled: false\n${rule('comment-added: {}', 'comment: Thanks.')}` }, []],
    ['mail', { a: rule('field-changed: { field: score }', 'notify: { to: desk, text: T }') }, []],
  ])('by %s', (_, rules, expected) => {
    expect(findInRules(rules, tracker)).toEqual(expected);
  });

  test('run all the same', () => {
    const rules = { a: rule('field-changed: { field: score }', 'set: { score: "{{ score + 1 }}" }') };
    const opened = openRules(readTracker(openMemory({ ...tracker, ...filesOfRules(rules) }), runContext), runContext);
    expect([opened.rules.some((each) => each.rule.name === 'a'), opened.faults]).toEqual([true, []]);
    expect(findInRules(rules, tracker)).toHaveLength(1);
  });
});
