import { expect, test } from 'vitest';
import { z } from 'zod';
import type { HistoryEntry, KeyChange, RecordPast } from '../../model/history.ts';
import { recordName } from '../../model/record.ts';
import { openMemory } from '../../store/memory.ts';
import { readTracker } from '../read/tracker.ts';
import { type ArchiveWorld, isDueToArchive, waitingRecords } from './archive.ts';

const change = (key: string, to: KeyChange['to']): KeyChange => ({ key, from: null, to });
function past(entries: [at: string, ...KeyChange[]][], whole = true): RecordPast {
  const told = entries.map(
    ([at, ...changes]): HistoryEntry => ({ commit: '0'.repeat(40), at, actor: 'ana', kind: 'changed', board: 'a', slug: 'r', changes }),
  );
  return {
    created: whole ? entries[0]?.[0] : undefined,
    updated: undefined,
    author: undefined,
    commits: entries.length,
    entries: told,
    whole,
  };
}

/** Since when a record waits, or why nobody knows; undefined where it does not wait at all. */
function waits(keys: string, known: RecordPast | undefined, list = 'done'): string | undefined {
  const files = openMemory({
    'workspace.yml': 'title: T\n',
    'lists/a.yml':
      'lists: [todo, { name: mine, archive_after: 3d }, { name: done, done: true, archive_after: 90d }, { name: kept, done: true }]\n',
    'lists/b.yml': 'lists: [{ name: done, done: true, archive_after: 1d }]\n',
    [`records/a/${list}/r.md`]: `---\ntitle: R\n${keys}---\n`,
  });
  const date = { read: (written: { source?: string }) => ({ value: written.source ?? '' }) };
  const tracker = readTracker(files, { fields: new Map([['date', date as never]]), zod: z });
  const world: ArchiveWorld = {
    pasts: new Map(known ? [['a/r', known]] : []),
    localDay: (instant) => new Date(Date.parse(instant) + 3_600_000).toISOString().slice(0, 10),
  };
  expect([...waitingRecords(tracker, world, 'b')]).toEqual([]);
  const [found, ...more] = [...waitingRecords(tracker, world, 'a')];
  expect(more).toEqual([]);
  if (!found) return undefined;
  expect(recordName(found.record)).toBe('a/r');
  return 'since' in found ? found.since : found.unknown;
}

const made: [string, ...KeyChange[]] = ['2026-01-01T10:00:00Z', change('title', 'R'), change('list', 'todo')];
const moved: [string, ...KeyChange[]] = ['2026-02-01T23:30:00Z', change('list', 'done')];

test('it waits since it came into its list, in local days', () => {
  expect(waits('', past([made, moved]))).toBe('2026-02-02');
  expect(
    waits('', past([made, moved, ['2026-03-01T10:00:00Z', change('list', 'todo')], ['2026-03-02T10:00:00Z', change('list', 'done')]])),
  ).toBe('2026-03-02');
  expect(
    waits(
      '',
      past([
        ['2026-01-01T10:00:00Z', change('list', 'done')],
        ['2026-03-01T10:00:00Z', change('title', 'R')],
      ]),
    ),
  ).toBe('2026-01-01');
  expect(waits('', past([['2026-01-05T10:00:00Z']]))).toBe('2026-01-05');
});

test('or since it is done, when that was later', () => {
  expect(waits('done: 2026-03-05\n', past([made, moved]))).toBe('2026-03-05');
  expect(waits('done: 2025-03-05T10:00\n', past([made, moved]))).toBe('2026-02-02');
  expect(
    waits(
      'done: true\n',
      past([
        ['2026-01-01T10:00:00Z', change('list', 'mine')],
        ['2026-04-01T10:00:00Z', change('done', true)],
      ]),
      'mine',
    ),
  ).toBe('2026-04-01');
  expect(waits('done: true\n', past([['2026-01-01T10:00:00Z', change('list', 'mine'), change('done', true)]]), 'mine')).toBe('2026-01-01');
});

test('what is not done, archived already, or in a list that archives nothing does not wait', () => {
  expect(waits('', past([made]), 'todo')).toBeUndefined();
  expect(waits('', past([['2026-01-01T10:00:00Z', change('list', 'mine')]]), 'mine')).toBeUndefined();
  expect(waits('', past([['2026-01-01T10:00:00Z', change('list', 'kept')]]), 'kept')).toBeUndefined();
  expect(waits('done: false\n', past([made, moved]))).toBeUndefined();
  expect(waits('archived: 2026-05-01\n', past([made, moved]))).toBeUndefined();
});

test('nothing is guessed where the history does not tell', () => {
  expect(waits('', undefined)).toBe('it is in no commit yet');
  expect(waits('', past([made]))).toBe('its last change is not committed yet');
  expect(waits('done: true\n', past([made, moved, ['2026-04-01T10:00:00Z', change('done', null)]]))).toBe(
    'its last change is not committed yet',
  );
  expect(waits('', past([['2026-01-05T10:00:00Z', change('title', 'R')]], false))).toBe(
    'this clone is shallow, and what came before is not here',
  );
  expect(waits('', past([moved], false))).toBe('2026-02-02');
});

test('its time has come when so many days have passed', () => {
  const record = { record: {} as never, after: 90 };
  expect(isDueToArchive({ ...record, since: '2026-01-01' }, '2026-03-31')).toBe(false);
  expect(isDueToArchive({ ...record, since: '2026-01-01' }, '2026-04-01')).toBe(true);
  expect(isDueToArchive({ ...record, unknown: 'why' }, '2027-01-01')).toBe(false);
});
