import { describe, expect, test } from 'vitest';
import { type MergedFile, mergeYaml } from './merge-record.ts';

const lines = (text: string): string => text.replace(/^\n/, '').replace(/^ {6}/gm, '').replace(/ +$/, '');
const yaml = (base: string, ours: string, theirs: string): MergedFile =>
  mergeYaml(lines(base), lines(ours), lines(theirs), () => ({ text: '', conflicts: 1 }));

describe('maps of a YAML file', () => {
  test('merge by key, as deep as they go', () => {
    const merged = yaml(
      `
      title: T
      people:
        ana:
          name: Ana
          email: a@x
        # the second
        luis: { name: Luis, notify: email }
      `,
      `
      title: T
      people:
        ana:
          name: Ana García
          email: a@x
        # the second
        luis: { name: Luis, notify: none }
        maud:
          name: Maud
      `,
      `
      title: T
      people:
        ana:
          name: Ana
          email: b@x
        # the second
        luis: { name: Luis P., notify: email }
        bram:
            name: Bram
            github: bram
      `,
    );
    expect(merged.conflicts).toEqual([]);
    expect(merged.text).toBe(
      lines(`
      title: T
      people:
        ana:
          name: Ana García
          email: b@x
        # the second
        luis: { name: Luis P., notify: none }
        maud:
          name: Maud
        bram:
            name: Bram
            github: bram
      `),
    );
  });

  test('a deep conflict is named with its path and marked where it stands', () => {
    const merged = yaml('people:\n  ana:\n    name: A\n', 'people:\n  ana:\n    name: B\nx: 1\n', 'people:\n  ana:\n    name: C\ny: 1\n');
    expect(merged.conflicts).toEqual([{ key: 'people.ana.name', ours: 'B', theirs: 'C' }]);
    expect(merged.text).toBe(
      'people:\n  ana:\n    # <<<<<<< ours\n    name: B\n    # =======\n    # name: C\n    # >>>>>>> theirs\nx: 1\ny: 1\n',
    );
    const inBrackets = yaml('p:\n  a: { n: 1 }\n', 'p:\n  a: { n: 2 }\n', 'p:\n  a: { n: 3 }\n');
    expect(inBrackets.text).toBe('p:\n  # <<<<<<< ours\n  a: { n: 2 }\n  # =======\n  # a: { n: 3 }\n  # >>>>>>> theirs\n');
    expect(inBrackets.conflicts).toMatchObject([{ key: 'p.a' }]);
  });

  test('lists of a board are told apart by name', () => {
    const merged = yaml(
      `
      lists:
        - todo
        - name: doing
          limit: 5
        - { name: done, done: true }
      `,
      `
      lists:
        - todo
        - name: doing
          limit: 6
        - review
        - { name: done, done: true, color: red }
      `,
      `
      lists:
        - name: todo
          title: To do
        - name: doing
          limit: 5
          color: teal
        - tested
        - { name: done, done: true, locked: true }
      `,
    );
    expect(merged.conflicts).toEqual([]);
    expect(merged.text).toBe(
      lines(`
      lists:
        - name: todo
          title: To do
        - name: doing
          limit: 6
          color: teal
        - review
        - tested
        - { name: done, done: true, color: red, locked: true }
      `),
    );
  });

  test('the order one side changed is kept', () => {
    expect(yaml('a: 1\nb: 1\nc: 1\n', 'a: 2\nb: 1\nc: 1\n', 'c: 1\na: 1\nb: 1\nd: 1\n').text).toBe('c: 1\na: 2\nb: 1\nd: 1\n');
  });

  test('a conflict on the line of a dash is marked around the item', () => {
    const item = (view: string) => `views:\n  - view: ${view}\n    title: T\n  - board\n`;
    const merged = yaml(item('a'), item('b'), item('c'));
    expect(merged.conflicts).toMatchObject([{ key: 'views.T' }]);
    expect(merged.text).toBe(
      'views:\n  # <<<<<<< ours\n  - view: b\n    title: T\n  # =======\n  # - view: c\n  #   title: T\n  # >>>>>>> theirs\n  - board\n',
    );
  });
});
