import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clocked, momentsTold, runWhileTimePasses, whileTimePasses } from '../../story/passing.ts';
import { filesOfRules } from '../../story/running.ts';
import type { Tree } from '../../story/trial.ts';
import { bornIn } from './moments.ts';

const record = (keys: string): string => `---\ntitle: T\n${keys}---\n`;
const tracker = (rules: Tree, records: Tree, zone = 'Europe/Madrid'): Tree => ({
  'workspace.yml': `title: T\ntimezone: ${zone}\n`,
  'lists/sales.yml':
    'lists: [todo, { name: done, done: true }]\nfields:\n  trip: { type: date, range: true }\n  on: { type: date, time: true }\n',
  'lists/support.yml': 'lists: [new]\n',
  ...filesOfRules(rules),
  ...Object.fromEntries(Object.entries(records).map(([path, keys]) => [`records/${path}.md`, record(keys)])),
});
const comment = (trigger: string): string => `when: { ${trigger} }\ndo: [{ comment: Now. }]\n`;
/** What a rule without a record can do. */
const make = (trigger: string): string => `when: { ${trigger} }\ndo: [{ create: { board: support, list: new, title: Week } }]\n`;
const told = (rules: Tree, records: Tree, since: string, now: string, zone?: string): string[] =>
  momentsTold(whileTimePasses(clocked(tracker(rules, records, zone)), since, now));

describe('date-reached', () => {
  const records = { 'sales/todo/day': 'due: 2026-12-01\n', 'sales/todo/time': 'due: 2026-12-01T17:30\n' };

  test('fires for each offset whose moment lies in the stretch, by the clocks of the workspace', () => {
    const rules = { a: comment('date-reached: { offsets: [-3d, 0d, +2h] }') };
    expect(told(rules, records, '2026-11-27T22:00:00Z', '2026-11-28T23:00:00Z')).toEqual([
      'day due 2026-12-01 -3d 2026-11-27T23:00:00Z',
      'time due 2026-12-01T17:30 -3d 2026-11-28T16:30:00Z',
    ]);
    expect(told(rules, records, '2026-11-30T22:59:59Z', '2026-12-01T18:30:00Z')).toEqual([
      'day due 2026-12-01 0d 2026-11-30T23:00:00Z',
      'day due 2026-12-01 +2h 2026-12-01T01:00:00Z',
      'time due 2026-12-01T17:30 0d 2026-12-01T16:30:00Z',
      'time due 2026-12-01T17:30 +2h 2026-12-01T18:30:00Z',
    ]);
    expect(told(rules, records, '2026-11-30T23:00:00Z', '2026-12-01T00:59:59Z')).toEqual([]);
  });

  test('counts a whole day from the time of at, and looks at any field that holds a date', () => {
    const rules = {
      a: comment('date-reached: { at: 09:00, include_done: true }'),
      b: comment('date-reached: { field: trip, end: true, offsets: +1w }'),
      c: comment('date-reached: { field: on, offsets: -30m }'),
    };
    const more = {
      ...records,
      'sales/done/x': 'due: 2026-12-01\n',
      'sales/todo/y': 'trip: { start: 2026-11-20, end: 2026-11-24 }\non: 2026-12-01T10:00\n',
    };
    expect(told(rules, more, '2026-11-30T22:00:00Z', '2026-12-01T16:00:00Z')).toEqual([
      'y trip 2026-11-24 +1w 2026-11-30T23:00:00Z',
      'day due 2026-12-01 0d 2026-12-01T08:00:00Z',
      'x due 2026-12-01 0d 2026-12-01T08:00:00Z',
      'y on 2026-12-01T10:00 -30m 2026-12-01T08:30:00Z',
    ]);
  });

  test('counts from when a record came to be, which git knows where the file does not say it', () => {
    const rules = { a: comment('date-reached: { field: created, offsets: +8h }') };
    const given = clocked(tracker(rules, { 'sales/todo/git': '', 'sales/todo/own': 'created: 2026-11-21T10:00\n' }));
    expect(given.rules.asksGit).toBe(true);
    const past = { created: '2026-11-21T08:00:00Z', updated: undefined, author: undefined, commits: 1, entries: [], whole: true };
    const pasts = new Map(['sales/git', 'sales/own'].map((name) => [name, past]));
    expect(momentsTold(whileTimePasses(given, '2026-11-21T09:00:00Z', '2026-11-21T20:00:00Z', undefined, pasts))).toEqual([
      'git created 2026-11-21T09:00 +8h 2026-11-21T16:00:00Z',
      'own created 2026-11-21T10:00 +8h 2026-11-21T17:00:00Z',
    ]);
  });

  test('leaves out what is done, archived, on another board or does not fit where', () => {
    const rules = { a: comment('date-reached: { board: sales, list: todo, where: title == "T" && tags.size() == 0 }') };
    const others = {
      'sales/done/a': 'due: 2026-12-01\n',
      'sales/todo/b': 'due: 2026-12-01\narchived: 2026-11-01\n',
      'support/new/c': 'due: 2026-12-01\n',
      'sales/todo/d': 'due: 2026-12-01\ntags: [x]\n',
      'sales/todo/e': 'due: 2026-12-01\n',
    };
    expect(told(rules, others, '2026-11-30T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual(['e due 2026-12-01 0d 2026-11-30T23:00:00Z']);
  });

  test('acts for its own offset alone, and for a rule with other options not at all', () => {
    const rules = {
      a: comment('date-reached: { offsets: -1d }'),
      b: comment('date-reached: { offsets: 0d }'),
      c: comment('date-reached: { offsets: -1d, board: support }'),
      d: comment('date-reached: { offsets: -1d, at: "08:00" }'),
    };
    const plan = runWhileTimePasses(
      clocked(tracker(rules, { 'sales/todo/x': 'due: 2026-12-01\n' })),
      '2026-11-29T12:00:00Z',
      '2026-11-30T00:00:00Z',
    );
    const acted = plan.traces.filter(({ status }) => status === 'success').map(({ rule, event }) => [rule, event?.detail]);
    expect(acted).toEqual([['a', '2026-12-01 -1d']]);
  });

  test.each([
    ['Europe/Madrid', 'on: 2026-03-29T02:30\n', '2026-03-29T01:00:00Z'],
    ['Europe/Madrid', 'on: 2026-10-25T02:30\n', '2026-10-25T00:30:00Z'],
    ['America/New_York', 'on: 2026-03-08T02:30\n', '2026-03-08T07:00:00Z'],
    ['Asia/Kolkata', 'on: 2026-03-08\n', '2026-03-07T18:30:00Z'],
    ['Australia/Lord_Howe', 'on: 2026-10-04T02:10\n', '2026-10-03T15:30:00Z'],
    ['Pacific/Apia', 'on: 2011-12-30\n', '2011-12-30T10:00:00Z'],
  ])('in %s %s fires once, at %s', (zone, keys, at) => {
    const around = (hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString();
    const found = told({ a: comment('date-reached: { field: on }') }, { 'sales/todo/x': keys }, around(-20), around(20), zone);
    expect(found.map((each) => each.split(' ').at(-1))).toEqual([at]);
  });
});

describe('schedule', () => {
  const run = (trigger: string, since: string, now: string, zone = 'Europe/Madrid', records: Tree = {}) =>
    whileTimePasses(clocked(tracker({ a: make(trigger) }, records, zone)), since, now);

  test.each([
    ['Europe/Madrid', '2026-03-29', '2026-03-29T01:00:00Z'],
    ['Europe/Madrid', '2026-10-25', '2026-10-25T00:30:00Z'],
    ['America/New_York', '2026-11-21', '2026-11-21T07:30:00Z'],
    ['Asia/Kolkata', '2026-11-21', '2026-11-20T21:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T15:30:00Z'],
  ])('at 02:30 in %s on %s comes once, at %s', (zone, _, at) => {
    const around = (hours: number): string => new Date(Date.parse(at) + hours * 3_600_000).toISOString();
    const { events, notes } = run('schedule: { cron: "30 2 * * *" }', around(-12), around(12), zone);
    expect(events).toMatchObject([{ kind: 'scheduled', at, actor: '', depth: 0 }]);
    expect(notes).toEqual([]);
  });

  test('at several hours of which one is skipped comes then, too', () => {
    const { events } = run('schedule: { cron: "30 2,14 * * *" }', '2026-03-29T00:00:00Z', '2026-03-29T06:00:00Z');
    expect(events.map(({ at }) => at)).toEqual(['2026-03-29T01:00:00Z']);
  });

  test('fires once without where, for each record that fits with it, or as each says', () => {
    const records = { 'sales/todo/a': 'due: 2026-11-01\n', 'sales/todo/b': '', 'sales/done/c': 'due: 2026-11-01\n' };
    const names = (trigger: string) =>
      run(trigger, '2026-11-23T07:00:00Z', '2026-11-23T08:00:00Z', undefined, records).events.map(({ record: { slug } }) => slug);
    expect(names('schedule: { cron: 0 9 * * mon }')).toEqual(['']);
    expect(names('schedule: { cron: 0 9 * * mon, timezone: UTC }')).toEqual([]);
    expect(names('schedule: { cron: 0 9 * * mon, where: late }')).toEqual(['a']);
    expect(names('schedule: { cron: 0 9 * * mon, each: true }')).toEqual(['a', 'b', 'c']);
    expect(names('schedule: { cron: 0 9 * * mon, each: false, where: late }')).toEqual(['']);
    expect(names('schedule: { cron: 0 9 * * mon, each: false, where: title == "none" }')).toEqual([]);
  });

  test('that came several times is done once, for the latest, and says so', () => {
    const { events, missed, notes } = run('schedule: { cron: 0 * * * * }', '2026-11-23T07:30:00Z', '2026-11-23T12:30:00Z');
    expect(events.map(({ at }) => at)).toEqual(['2026-11-23T12:00:00Z']);
    expect(notes).toEqual([
      'a: its schedule came several times since time was looked at last; it is done once, for the latest, 2026-11-23T12:00:00Z',
    ]);
    expect(missed).toEqual([]);
  });

  test('without a record is looked at by its rule and by no other', () => {
    const rules = {
      a: make('schedule: { cron: 0 9 * * mon, board: sales }'),
      b: make('schedule: { cron: 0 9 * * * }'),
      c: make('schedule: { cron: 0 8 * * * }'),
    };
    const plan = runWhileTimePasses(clocked(tracker(rules, {})), '2026-11-23T07:30:00Z', '2026-11-23T08:30:00Z');
    expect(plan.traces.filter(({ trigger }) => trigger).map(({ rule }) => rule)).toEqual(['a', 'b']);
  });

  test('at the same hour as another one stays its own, though one is about records and one about none', () => {
    const rules = {
      a: make('schedule: { cron: 0 9 * * mon }'),
      b: comment('schedule: { cron: 0 9 * * mon, board: sales, where: has(due) }'),
      c: make('schedule: { cron: 0 9 * * mon, each: false, where: has(start) }'),
    };
    const given = clocked(tracker(rules, { 'sales/todo/x': 'due: 2026-12-01\n', 'sales/todo/y': '' }));
    const { traces } = runWhileTimePasses(given, '2026-11-23T07:30:00Z', '2026-11-23T08:30:00Z');
    expect(traces.filter(({ trigger }) => trigger).map(({ rule, record, status }) => [rule, record, status])).toEqual([
      ['a', undefined, 'success'],
      ['b', 'sales/x', 'success'],
    ]);
  });
});

describe('time that is looked at', () => {
  const rules = { a: comment('date-reached: { offsets: [0d, +1d] }'), b: make('schedule: { cron: 0 9 * * mon }') };

  test('more than two days too late is told as missed, and nothing is done', () => {
    const { events, missed } = whileTimePasses(
      clocked(tracker(rules, { 'sales/todo/x': 'due: 2026-11-20\n', 'sales/todo/y': 'due: 2026-11-19\n' })),
      '2026-11-10T00:00:00Z',
      '2026-11-22T08:00:00Z',
    );
    expect(momentsTold({ events, missed, notes: [], left: new Map() })).toEqual(['x due 2026-11-20 +1d 2026-11-20T23:00:00Z']);
    expect(missed.map(({ rule, status, reason }) => [rule, status, reason])).toEqual([
      ['b', 'missed', '1 moment came to light more than two days too late, and nothing was done for it: 2026-11-16T08:00:00Z'],
      [
        'a',
        'missed',
        '3 moments came to light more than two days too late, and nothing was done for them: the first was 2026-11-18T23:00:00Z of sales/y: due 2026-11-19 0d',
      ],
    ]);
  });

  test('is nothing when rules begin, and of new records what comes after them', () => {
    const given = clocked(tracker(rules, { 'sales/todo/x': 'due: 2026-11-20\n', 'sales/todo/y': 'due: 2026-11-20\n' }));
    const now = '2026-11-20T12:00:00Z';
    expect(whileTimePasses(given, now, now)).toEqual({ events: [], missed: [], notes: [], left: new Map() });
    const [x] = given.tracker.records;
    const born = bornIn([{ kind: 'created', record: x!, commit: '', at: '2026-11-20T08:00:00Z', actor: 'ana', depth: 0 }]);
    expect(momentsTold(whileTimePasses(given, '2026-11-19T12:00:00Z', now, born))).toEqual(['y due 2026-11-20 0d 2026-11-19T23:00:00Z']);
    expect(momentsTold(whileTimePasses(given, now, '2026-11-21T00:00:00Z', born))).toHaveLength(2);
  });

  test('in one piece or in any number of pieces gives the same moments, each once', () => {
    const minutes = 2 * 24 * 60;
    const zones = fc.constantFrom('Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Santiago');
    const starts = fc.constantFrom('2026-03-28T00:00:00Z', '2026-10-24T00:00:00Z', '2026-10-03T00:00:00Z', '2026-09-05T00:00:00Z');
    const times = fc.array(fc.integer({ min: 0, max: minutes }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(zones, starts, times, times, (zone, start, dues, cuts) => {
        const at = (minute: number): string => new Date(Date.parse(start) + minute * 60_000).toISOString();
        const records = Object.fromEntries(
          dues.map((due, index) => [`sales/todo/r${index}`, `due: ${index % 3 === 0 ? at(due).slice(0, 10) : at(due).slice(0, 16)}\n`]),
        );
        const given = clocked(tracker({ a: comment('date-reached: { offsets: [-1d, 0d, +90m] }') }, records, zone));
        const ends = [0, ...[...new Set(cuts)].sort((a, b) => a - b), minutes];
        const pieces = ends.slice(1).flatMap((end, index) => {
          const found = whileTimePasses(given, at(ends[index] ?? 0), at(end));
          expect(found.missed).toEqual([]);
          return momentsTold(found);
        });
        const whole = momentsTold(whileTimePasses(given, at(0), at(minutes)));
        expect(pieces.sort()).toEqual(whole.sort());
        expect(new Set(whole).size).toBe(whole.length);
      }),
      { numRuns: 60 },
    );
  });
});
