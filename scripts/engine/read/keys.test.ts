import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Reading } from '../../model/field-type.ts';
import { readBoard } from './board.ts';
import { readKey } from './keys.ts';
import { parseYaml } from './yaml.ts';

const { board } = readBoard({ path: 'lists/sales.yml', text: 'lists: [todo, doing, done]\n' }, { fields: new Map(), zod: z });

/** What stands behind the key, and the text from which a problem says it begins. */
function read(key: string, yaml: string): Reading | { problem: string; from: string } | undefined {
  const text = `${key}: ${yaml}`;
  const { written, problems } = parseYaml(text, 0);
  expect(problems).toEqual([]);
  const value = written.get(key);
  const reading = value && readKey(key, value, board, new Map());
  if (!reading || !('problem' in reading) || reading.at === undefined) return reading;
  return { problem: reading.problem, from: text.slice(reading.at) };
}

test('one text that holds several values is told how a list is written', () => {
  expect(read('tags', 'urgent, big-one')).toMatchObject({
    problem: expect.stringMatching(/^"urgent, big-one" is not a name.*; several are written \[urgent, big-one\]$/),
  });
  expect(read('tags', 'urgent, Big')).toMatchObject({ problem: expect.not.stringContaining('several') });
});

describe('repeat', () => {
  test.each([
    ['{ every: week }', { every: 'week' }],
    ['{ every: { count: 2, unit: weeks }, days: [mon, thu] }', { every: { count: 2, unit: 'weeks' }, days: ['mon', 'thu'] }],
    ['{ every: week, days: mon }', { every: 'week', days: ['mon'] }],
    ['{ every: year, day: 29, until: 2031-12-31 }', { every: 'year', day: 29, until: '2031-12-31' }],
    [
      '{ every: weekday, next: schedule, copy: [tags, checklists], list: todo }',
      { every: 'weekday', next: 'schedule', copy: ['tags', 'checklists'], list: 'todo' },
    ],
    ['{ every: day, copy: [] }', { every: 'day', copy: [] }],
  ])('%s', (yaml, value) => expect(read('repeat', yaml)).toEqual({ value }));

  test.each([
    ['week', '"week" stands where a map such as { every: week } was expected; write { every: week }', undefined],
    ['[week]', 'a list stands where a map such as { every: week } was expected', undefined],
    ['{ until: 2027-01-01 }', 'every is missing; expected day, weekday, week, month, year or { count: 2, unit: weeks }', undefined],
    [
      '{ every: weak }',
      'every: expected day, weekday, week, month, year or { count: 2, unit: weeks }; found "weak"; did you mean "week"?',
      'weak }',
    ],
    [
      '{ every: week, untill: x }',
      '"untill" is not a part of repeat; expected every, days, day, until, next, copy, list; did you mean "until"?',
      'x }',
    ],
    ['{ every: week, until: }', 'until: nothing stands behind it; expected a value, or the part left out', undefined],
    ['{ every: { count: 0, unit: weeks } }', 'every: "0" is not a count; expected a whole number from 1 to 999', '0, unit: weeks } }'],
    ['{ every: { count: "2", unit: weeks } }', 'every: "2" is not a count; expected a whole number from 1 to 999', '"2", unit: weeks } }'],
    [
      '{ every: { count: 2, unit: week } }',
      'every: expected one of days, weeks, months, years; found "week"; did you mean "weeks"?',
      'week } }',
    ],
    ['{ every: { count: 2 } }', 'every: unit is missing; expected { count: 2, unit: weeks }', '{ count: 2 } }'],
    [
      '{ every: { count: 2, units: weeks } }',
      'every: "units" is not a part of it; expected count and unit; did you mean "unit"?',
      'weeks } }',
    ],
    [
      '{ every: week, days: [mon, tus] }',
      'days: expected one of mon, tue, wed, thu, fri, sat, sun; found "tus"; did you mean "tue"?',
      'tus] }',
    ],
    ['{ every: week, days: [mon, mon] }', 'days: "mon" stands twice', 'mon] }'],
    ['{ every: week, days: [] }', 'days: the list is empty; expected days of the week such as [mon, thu], or the part left out', undefined],
    ['{ every: month, days: [mon] }', 'days: go with weeks (every: week, or { count: 2, unit: weeks }), not with months', undefined],
    ['{ every: weekday, days: [mon] }', 'days: go with weeks (every: week, or { count: 2, unit: weeks }), not with days', undefined],
    ['{ every: week, day: 3 }', 'day: goes with months and years, not with weeks', undefined],
    ['{ every: month, day: 32 }', 'day: "32" is not a day of the month; expected a whole number from 1 to 31', '32 }'],
    ['{ every: week, until: 2027-02-30 }', 'until: expected a day of the calendar such as 2027-01-01; found "2027-02-30"', '2027-02-30 }'],
    ['{ every: week, next: later }', 'next: expected one of done, schedule; found "later"', 'later }'],
    [
      '{ every: week, copy: [tag] }',
      'copy: expected one of assignees, tags, fields, description, checklists; found "tag"; did you mean "tags"?',
      'tag] }',
    ],
    ['{ every: week, list: tood }', 'list: "tood" is not a list of sales; did you mean "todo"?', 'tood }'],
    ['{ every: week, list: [todo] }', 'list: expected the name of a list; found a list', '[todo] }'],
  ])('%s is told', (yaml, problem, from) => {
    expect(read('repeat', yaml)).toEqual(from === undefined ? expect.objectContaining({ problem }) : { problem, from });
  });
});

const times = 'a time before it is due such as -1d, -2h, -30m or -1w, or a day or time of its own such as 2026-12-01T09:00';

test.each([
  ['-1d', { value: ['-1d'] }],
  ['[-1w, -2h, 2026-12-01, 2026-12-01T09:00]', { value: ['-1w', '-2h', '2026-12-01', '2026-12-01T09:00'] }],
  ['1d', { problem: `"1d" is not ${times}; write -1d`, from: '1d' }],
  ['[-1d, -2 hours]', { problem: `"-2 hours" is not ${times}; write -2h`, from: '-2 hours]' }],
  ['+1d', { problem: `"+1d" is not ${times}; a reminder comes before it is due`, from: '+1d' }],
  ['[-1d, -1d]', { problem: '"-1d" stands twice', from: '-1d]' }],
  ['2026-02-30', { problem: '2026-02-30 is not a day of the calendar', from: '2026-02-30' }],
  ['2026-12-01T24:00', { problem: `"2026-12-01T24:00" is not ${times}`, from: '2026-12-01T24:00' }],
])('remind: %s', (yaml, expected) => expect(read('remind', yaml)).toEqual(expected));

test.each([
  ['true', { value: true }],
  ['2026-11-20', { value: '2026-11-20' }],
  ['2026-11-20T17:30', { value: '2026-11-20T17:30' }],
  ['2026-11-20T25:30', { problem: 'expected true, false or the day it was done, such as 2026-12-01; found "2026-11-20T25:30"' }],
  ['yes', { problem: 'expected true, false or the day it was done, such as 2026-12-01; found "yes"' }],
])('done: %s', (yaml, expected) => expect(read('done', yaml)).toEqual(expected));
