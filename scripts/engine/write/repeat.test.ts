import { describe, expect, test } from 'vitest';
import type { Change } from '../../model/change.ts';
import { makeOn, type Outcome, type Tree } from '../../story/trial.ts';

const board = `lists:
  - todo
  - doing
  - { name: done, done: true }
  - { name: shut, locked: true }
tags: { home: {} }
open: [people]
fields:
  effort: { type: number }
  number: { type: unique_id, prefix: T }
  photo: { type: file }
  stage: { type: text, default: fresh }
`;
const water = 'records/home/doing/water.md';
const text = `---
title: Water the plants # all of them
due: 2026-11-20T18:00
start: 2026-11-19
assignees: [ana]
tags:
  - home
effort: 2
number: T-0001
photo: ../_files/water/p.png
remind: [-2h, 2026-11-19T09:00]
color: green
order: a1
blocked_by: rain
odd: kept
repeat: { every: week }
---
The ones by the window.

## Steps
- [x] Fill the can (due 2026-11-19)
  - [X] to the brim
- [ ] Water

## Notes
Not the cactus.
`;
const files: Tree = {
  'workspace.yml': 'title: T\n',
  'lists/home.yml': board,
  'lists/away.yml': 'lists: [first, { name: over, done: true }]\nfields: { effort: { type: number } }\n',
  [water]: text,
  'records/home/todo/rain.md': '---\ntitle: Rain\n---\n',
  'records/home/_files/water/p.png': 'png',
};
/** It is 2026-11-21T13:45. */
const complete = (source = text, change: Change = { kind: 'move', record: 'home/water', list: 'done' }): Outcome =>
  makeOn({ ...files, [water]: source }, [change]);
const next = 'records/home/todo/water-the-plants.md';
const simple = (keys: string, body = ''): string => `---\ntitle: Water the plants\n${keys}---\n${body}`;

describe('a record that is completed comes again', () => {
  test('by a move: what it takes over is in its own words, nothing is ticked, days are moved on', () => {
    const { changed, conflicts, notes, touched } = complete();
    expect(conflicts).toEqual([]);
    expect(changed).toEqual({
      [water]: undefined,
      'records/home/done/water.md': text.replace('repeat: { every: week }\n', ''),
      [next]: `---
title: Water the plants # all of them
due: 2026-11-27T18:00
start: 2026-11-26
assignees: [ana]
tags:
  - home
effort: 2
remind: [-2h, 2026-11-26T09:00]
color: green
repeat: { every: week }
number: T-0002
stage: fresh
---
The ones by the window.

## Steps
- [ ] Fill the can (due 2026-11-26)
  - [ ] to the brim
- [ ] Water

## Notes
Not the cactus.
`,
    });
    expect(notes).toEqual(['home/water-the-plants is the next one of home/water, due 2026-11-27 18:00']);
    expect(touched.sort()).toEqual(['home/water', 'home/water-the-plants']);
  });

  test('by done, true or a day; once only', () => {
    for (const to of [true, '2026-11-18']) {
      const { changed } = complete(text, { kind: 'set', record: 'home/water', key: 'done', to });
      expect(changed[next]).toContain('due: 2026-11-27T18:00\n');
      expect(changed[water]).not.toContain('repeat');
    }
    const twice = makeOn(files, [
      { kind: 'set', record: 'home/water', key: 'done', to: true },
      { kind: 'set', record: 'home/water', key: 'done', to: null },
      { kind: 'move', record: 'home/water', list: 'done' },
    ]);
    expect(Object.keys(twice.changed).filter((path) => path.startsWith('records/home/todo/'))).toEqual([next]);
  });

  test('not by what completes nothing', () => {
    const quiet = (changes: Change[], source = text): string[] =>
      Object.keys(makeOn({ ...files, [water]: source }, changes).changed).filter((path) => path !== water && !path.endsWith('/water.md'));
    expect(quiet([{ kind: 'move', record: 'home/water', list: 'todo' }])).toEqual([]);
    expect(quiet([{ kind: 'set', record: 'home/water', key: 'done', to: false }])).toEqual([]);
    expect(quiet([{ kind: 'set', record: 'home/water', key: 'due', to: '2026-12-01' }])).toEqual([]);
    expect(
      quiet([{ kind: 'set', record: 'home/water', key: 'done', to: '2026-11-18' }], simple('done: true\nrepeat: { every: day }\n')),
    ).toEqual([]);
    expect(quiet([{ kind: 'move', record: 'home/water', list: 'done' }], simple('repeat: { every: day, next: schedule }\n'))).toEqual([]);
    expect(quiet([{ kind: 'move', record: 'home/water', list: 'done' }], simple('', 'It says repeat: here.\n'))).toEqual([]);
  });

  test('in the list and with the parts that repeat names', () => {
    const part = (copy: string): string | undefined =>
      complete(text.replace('{ every: week }', `{ every: week, list: doing, copy: ${copy} }`)).changed[
        'records/home/doing/water-the-plants.md'
      ];
    expect(part('[]')).toBe(
      '---\ntitle: Water the plants # all of them\ndue: 2026-11-27T18:00\nstart: 2026-11-26\nremind: [-2h, 2026-11-26T09:00]\ncolor: green\nrepeat: { every: week, list: doing, copy: [] }\nnumber: T-0002\nstage: fresh\n---\n',
    );
    expect(part('[tags, checklists]')).toMatch(
      /tags:\n {2}- home\n[\s\S]*---\n## Steps\n- \[ \] Fill the can \(due 2026-11-26\)\n {2}- \[ \] to the brim\n- \[ \] Water\n$/,
    );
    expect(part('description')).toMatch(/---\nThe ones by the window.\n\n## Notes\nNot the cactus.\n$/);
  });

  test('a month that is too short keeps the day in mind', () => {
    const { changed } = complete(simple('due: 2026-10-31\nrepeat: { every: month } # rent\n'));
    expect(changed[next]).toBe(
      '---\ntitle: Water the plants\ndue: 2026-11-30\nrepeat: { every: month, day: 31 } # rent\nnumber: T-0001\nstage: fresh\n---\n',
    );
  });

  test('without a due day it counts from the day it was done, or moves its start', () => {
    expect(complete(simple('repeat: { every: { count: 2, unit: weeks } }\n')).changed[next]).toContain('due: 2026-12-05\n');
    const done: Change = { kind: 'set', record: 'home/water', key: 'done', to: '2026-11-20' };
    expect(complete(simple('repeat: { every: week }\n'), done).changed[next]).toContain('due: 2026-11-27\n');
    const started = complete(simple('start: 2026-11-20\nrepeat: { every: week }\n'));
    expect(started.changed[next]).toContain('start: 2026-11-27\n');
    expect(started.changed[next]).not.toContain('due');
    expect(started.notes).toEqual(['home/water-the-plants is the next one of home/water, starting 2026-11-27']);
  });

  test('until its last day', () => {
    const { changed, notes } = complete(simple('due: 2026-11-20\nrepeat: { every: week, until: 2026-11-26 }\n'));
    expect(changed[next]).toBeUndefined();
    expect(notes).toEqual(['home/water does not come again: its repeat ends on 2026-11-26']);
  });

  test('a next one that cannot be made is told; the change goes through and nothing is lost', () => {
    const told = (repeat: string): string[] => {
      const { changed, conflicts, notes } = complete(simple(`due: 2026-11-20\nrepeat: ${repeat}\n`));
      expect(conflicts).toEqual([]);
      expect(changed['records/home/done/water.md']).toContain(`repeat: ${repeat}\n`);
      return notes;
    };
    expect(told('{ every: week, list: shut }')).toEqual([
      'the next one of home/water was not made: the list shut is locked; no record is created in it',
    ]);
    const { changed, notes } = complete(simple('due: soon\nrepeat: { every: week }\n'));
    expect(notes).toEqual([expect.stringMatching(/^the next one of home\/water was not made: due: "soon" is not a day/)]);
    expect(changed['records/home/done/water.md']).toContain('due: soon\nrepeat: { every: week }\n');
    expect(told('{ every: weak }')).toEqual([
      'the next one of home/water was not made: repeat: every: expected day, weekday, week, month, year or { count: 2, unit: weeks }; found "weak"; did you mean "week"?',
    ]);
  });

  test('it goes along to another board, and has a slug of its own there', () => {
    const source = simple('due: 2026-11-20\neffort: 3\nrepeat: { every: day }\n');
    const move: Change = { kind: 'move', record: 'home/water', board: 'away', list: 'over' };
    const { changed } = makeOn({ ...files, [water]: source, 'records/away/first/water-the-plants.md': simple('') }, [move]);
    expect(changed['records/away/first/water-the-plants-2.md']).toBe(
      '---\ntitle: Water the plants\ndue: 2026-11-22\neffort: 3\nrepeat: { every: day }\n---\n',
    );
    expect(changed['records/away/over/water.md']).toContain('aliases:\n  - home/water\n');
  });

  test('line ends of Windows stay', () => {
    const { changed } = complete(simple('due: 2026-11-20\nrepeat: { every: day }\n', '- [x] a\n').replaceAll('\n', '\r\n'));
    expect(changed[next]).toBe(
      simple('due: 2026-11-22\nrepeat: { every: day }\nnumber: T-0001\nstage: fresh\n', '- [ ] a\n').replaceAll('\n', '\r\n'),
    );
  });
});

describe('the change repeat', () => {
  const ask = (source: string, record = 'home/water'): Outcome => makeOn({ ...files, [water]: source }, [{ kind: 'repeat', record }]);

  test('makes the next one now, of a record that repeats by the calendar too, done or not', () => {
    const source = simple('due: 2026-11-20\nrepeat: { every: week, next: schedule }\n');
    const { changed, conflicts } = ask(source);
    expect(conflicts).toEqual([]);
    expect(changed).toEqual({
      [water]: simple('due: 2026-11-20\n'),
      [next]: simple('due: 2026-11-27\nrepeat: { every: week, next: schedule }\nnumber: T-0001\nstage: fresh\n'),
    });
    expect(complete(source).changed[next]).toBeUndefined();
  });

  test('is refused where there is none to come, so that nothing is made twice', () => {
    expect(ask(simple('due: 2026-11-20\n')).conflicts).toEqual(['home/water has no repeat, so none comes after it']);
    expect(ask(simple('repeat: { every: weak }\n')).conflicts).toEqual([expect.stringMatching(/^repeat: every: expected day/)]);
    expect(ask(text, 'home/wter').conflicts).toEqual([expect.stringContaining('did you mean "water"?')]);
  });
});
